var e={NAME:`Name`,DOCUMENT:`Document`,OPERATION_DEFINITION:`OperationDefinition`,VARIABLE_DEFINITION:`VariableDefinition`,SELECTION_SET:`SelectionSet`,FIELD:`Field`,ARGUMENT:`Argument`,FRAGMENT_SPREAD:`FragmentSpread`,INLINE_FRAGMENT:`InlineFragment`,FRAGMENT_DEFINITION:`FragmentDefinition`,VARIABLE:`Variable`,INT:`IntValue`,FLOAT:`FloatValue`,STRING:`StringValue`,BOOLEAN:`BooleanValue`,NULL:`NullValue`,ENUM:`EnumValue`,LIST:`ListValue`,OBJECT:`ObjectValue`,OBJECT_FIELD:`ObjectField`,DIRECTIVE:`Directive`,NAMED_TYPE:`NamedType`,LIST_TYPE:`ListType`,NON_NULL_TYPE:`NonNullType`},t=class extends Error{constructor(e,t,n,r,i,a,o){super(e),this.name=`GraphQLError`,this.message=e,i&&(this.path=i),t&&(this.nodes=Array.isArray(t)?t:[t]),n&&(this.source=n),r&&(this.positions=r),a&&(this.originalError=a);var s=o;if(!s&&a){var c=a.extensions;c&&typeof c==`object`&&(s=c)}this.extensions=s||{}}toJSON(){return{...this,message:this.message}}toString(){return this.message}get[Symbol.toStringTag](){return`GraphQLError`}},n,r;function i(e){return new t(`Syntax Error: Unexpected token at ${r} in ${e}`)}function a(e){if(e.lastIndex=r,e.test(n))return n.slice(r,r=e.lastIndex)}var o=/ +(?=[^\s])/y;function s(e){for(var t=e.split(`
`),n=``,r=0,i=0,a=t.length-1,s=0;s<t.length;s++)o.lastIndex=0,o.test(t[s])&&(s&&(!r||o.lastIndex<r)&&(r=o.lastIndex),i||=s,a=s);for(var c=i;c<=a;c++)c!==i&&(n+=`
`),n+=t[c].slice(r).replace(/\\"""/g,`"""`);return n}function c(){for(var e=0|n.charCodeAt(r++);e===9||e===10||e===13||e===32||e===35||e===44||e===65279;e=0|n.charCodeAt(r++))if(e===35)for(;(e=0|n.charCodeAt(r++))&&e!==10&&e!==13;);r--}function l(){for(var e=r,t=0|n.charCodeAt(r++);t>=48&&t<=57||t>=65&&t<=90||t===95||t>=97&&t<=122;t=0|n.charCodeAt(r++));if(e===r-1)throw i(`Name`);var a=n.slice(e,--r);return c(),a}function u(){return{kind:`Name`,value:l()}}var d=/(?:"""|(?:[\s\S]*?[^\\])""")/y,f=/(?:(?:\.\d+)?[eE][+-]?\d+|\.\d+)/y;function p(e){var t;switch(n.charCodeAt(r)){case 91:r++,c();for(var o=[];n.charCodeAt(r)!==93;)o.push(p(e));return r++,c(),{kind:`ListValue`,values:o};case 123:r++,c();for(var m=[];n.charCodeAt(r)!==125;){var h=u();if(n.charCodeAt(r++)!==58)throw i(`ObjectField`);c(),m.push({kind:`ObjectField`,name:h,value:p(e)})}return r++,c(),{kind:`ObjectValue`,fields:m};case 36:if(e)throw i(`Variable`);return r++,{kind:`Variable`,name:u()};case 34:if(n.charCodeAt(r+1)===34&&n.charCodeAt(r+2)===34){if(r+=3,(t=a(d))==null)throw i(`StringValue`);return c(),{kind:`StringValue`,value:s(t.slice(0,-3)),block:!0}}var g=r,_;r++;var v=!1;for(_=0|n.charCodeAt(r++);_===92&&(r++,v=!0)||_!==10&&_!==13&&_!==34&&_;_=0|n.charCodeAt(r++));if(_!==34)throw i(`StringValue`);return t=n.slice(g,r),c(),{kind:`StringValue`,value:v?JSON.parse(t):t.slice(1,-1),block:!1};case 45:case 48:case 49:case 50:case 51:case 52:case 53:case 54:case 55:case 56:case 57:for(var ee=r++,y;(y=0|n.charCodeAt(r++))>=48&&y<=57;);var b=n.slice(ee,--r);if((y=n.charCodeAt(r))===46||y===69||y===101){if((t=a(f))==null)throw i(`FloatValue`);return c(),{kind:`FloatValue`,value:b+t}}return c(),{kind:`IntValue`,value:b};case 110:if(n.charCodeAt(r+1)===117&&n.charCodeAt(r+2)===108&&n.charCodeAt(r+3)===108)return r+=4,c(),{kind:`NullValue`};break;case 116:if(n.charCodeAt(r+1)===114&&n.charCodeAt(r+2)===117&&n.charCodeAt(r+3)===101)return r+=4,c(),{kind:`BooleanValue`,value:!0};break;case 102:if(n.charCodeAt(r+1)===97&&n.charCodeAt(r+2)===108&&n.charCodeAt(r+3)===115&&n.charCodeAt(r+4)===101)return r+=5,c(),{kind:`BooleanValue`,value:!1}}return{kind:`EnumValue`,value:l()}}function m(e){if(n.charCodeAt(r)===40){var t=[];r++,c();do{var a=u();if(n.charCodeAt(r++)!==58)throw i(`Argument`);c(),t.push({kind:`Argument`,name:a,value:p(e)})}while(n.charCodeAt(r)!==41);return r++,c(),t}}function h(e){if(n.charCodeAt(r)===64){var t=[];do r++,t.push({kind:`Directive`,name:u(),arguments:m(e)});while(n.charCodeAt(r)===64);return t}}function g(){for(var e=0;n.charCodeAt(r)===91;)e++,r++,c();var t={kind:`NamedType`,name:u()};do if(n.charCodeAt(r)===33&&(r++,c(),t={kind:`NonNullType`,type:t}),e){if(n.charCodeAt(r++)!==93)throw i(`NamedType`);c(),t={kind:`ListType`,type:t}}while(e--);return t}function _(){if(n.charCodeAt(r++)!==123)throw i(`SelectionSet`);return c(),v()}function v(){var e=[];do if(n.charCodeAt(r)===46){if(n.charCodeAt(++r)!==46||n.charCodeAt(++r)!==46)throw i(`SelectionSet`);switch(r++,c(),n.charCodeAt(r)){case 64:e.push({kind:`InlineFragment`,typeCondition:void 0,directives:h(!1),selectionSet:_()});break;case 111:n.charCodeAt(r+1)===110?(r+=2,c(),e.push({kind:`InlineFragment`,typeCondition:{kind:`NamedType`,name:u()},directives:h(!1),selectionSet:_()})):e.push({kind:`FragmentSpread`,name:u(),directives:h(!1)});break;case 123:r++,c(),e.push({kind:`InlineFragment`,typeCondition:void 0,directives:void 0,selectionSet:v()});break;default:e.push({kind:`FragmentSpread`,name:u(),directives:h(!1)})}}else{var t=u(),a=void 0;n.charCodeAt(r)===58&&(r++,c(),a=t,t=u());var o=m(!1),s=h(!1),l=void 0;n.charCodeAt(r)===123&&(r++,c(),l=v()),e.push({kind:`Field`,alias:a,name:t,arguments:o,directives:s,selectionSet:l})}while(n.charCodeAt(r)!==125);return r++,c(),{kind:`SelectionSet`,selections:e}}function ee(){if(c(),n.charCodeAt(r)===40){var e=[];r++,c();do{var t=void 0;if(n.charCodeAt(r)===34&&(t=p(!0)),n.charCodeAt(r++)!==36)throw i(`Variable`);var a=u();if(n.charCodeAt(r++)!==58)throw i(`VariableDefinition`);c();var o=g(),s=void 0;n.charCodeAt(r)===61&&(r++,c(),s=p(!0)),c();var l={kind:`VariableDefinition`,variable:{kind:`Variable`,name:a},type:o,defaultValue:s,directives:h(!0)};t&&(l.description=t),e.push(l)}while(n.charCodeAt(r)!==41);return r++,c(),e}}function y(e){var t=u();if(n.charCodeAt(r++)!==111||n.charCodeAt(r++)!==110)throw i(`FragmentDefinition`);c();var a={kind:`FragmentDefinition`,name:t,typeCondition:{kind:`NamedType`,name:u()},directives:h(!1),selectionSet:_()};return e&&(a.description=e),a}function b(){var e=[];do{var t=void 0;if(n.charCodeAt(r)===34&&(t=p(!0)),n.charCodeAt(r)===123){if(t)throw i(`Document`);r++,c(),e.push({kind:`OperationDefinition`,operation:`query`,name:void 0,variableDefinitions:void 0,directives:void 0,selectionSet:v()})}else{var a=l();switch(a){case`fragment`:e.push(y(t));break;case`query`:case`mutation`:case`subscription`:var o,s=void 0;(o=n.charCodeAt(r))!==40&&o!==64&&o!==123&&(s=u());var d={kind:`OperationDefinition`,operation:a,name:s,variableDefinitions:ee(),directives:h(!1),selectionSet:_()};t&&(d.description=t),e.push(d);break;default:throw i(`Document`)}}}while(r<n.length);return e}function te(e,t){return n=e.body?e.body:e,r=0,c(),t&&t.noLocation?{kind:`Document`,definitions:b()}:{kind:`Document`,definitions:b(),loc:{start:0,end:n.length,startToken:void 0,endToken:void 0,source:{body:n,name:`graphql.web`,locationOffset:{line:1,column:1}}}}}function x(e,t,n){for(var r=``,i=0;i<e.length;i++)i&&(r+=t),r+=n(e[i]);return r}function ne(e){return JSON.stringify(e)}function re(e){return`"""
`+e.replace(/"""/g,`\\"""`)+`
"""`}var S=`
`,C={OperationDefinition(e){var t=``;e.description&&(t+=C.StringValue(e.description)+`
`),t+=e.operation,e.name&&(t+=` `+e.name.value),e.variableDefinitions&&e.variableDefinitions.length&&(e.name||(t+=` `),t+=`(`+x(e.variableDefinitions,`, `,C.VariableDefinition)+`)`),e.directives&&e.directives.length&&(t+=` `+x(e.directives,` `,C.Directive));var n=C.SelectionSet(e.selectionSet);return t===`query`?n:t+` `+n},VariableDefinition(e){var t=``;return e.description&&(t+=C.StringValue(e.description)+` `),t+=C.Variable(e.variable)+`: `+w(e.type),e.defaultValue&&(t+=` = `+w(e.defaultValue)),e.directives&&e.directives.length&&(t+=` `+x(e.directives,` `,C.Directive)),t},Field(e){var t=e.alias?e.alias.value+`: `+e.name.value:e.name.value;if(e.arguments&&e.arguments.length){var n=x(e.arguments,`, `,C.Argument);t.length+n.length+2>80?t+=`(`+(S+=`  `)+x(e.arguments,S,C.Argument)+(S=S.slice(0,-2))+`)`:t+=`(`+n+`)`}return e.directives&&e.directives.length&&(t+=` `+x(e.directives,` `,C.Directive)),e.selectionSet&&e.selectionSet.selections.length&&(t+=` `+C.SelectionSet(e.selectionSet)),t},StringValue(e){return e.block?re(e.value).replace(/\n/g,S):ne(e.value)},BooleanValue:e=>``+e.value,NullValue:e=>`null`,IntValue:e=>e.value,FloatValue:e=>e.value,EnumValue:e=>e.value,Name:e=>e.value,Variable:e=>`$`+e.name.value,ListValue:e=>`[`+x(e.values,`, `,w)+`]`,ObjectValue:e=>`{`+x(e.fields,`, `,C.ObjectField)+`}`,ObjectField:e=>e.name.value+`: `+w(e.value),Document(e){return!e.definitions||!e.definitions.length?``:x(e.definitions,`

`,w)},SelectionSet:e=>`{`+(S+=`  `)+x(e.selections,S,w)+(S=S.slice(0,-2))+`}`,Argument:e=>e.name.value+`: `+w(e.value),FragmentSpread(e){var t=`...`+e.name.value;return e.directives&&e.directives.length&&(t+=` `+x(e.directives,` `,C.Directive)),t},InlineFragment(e){var t=`...`;return e.typeCondition&&(t+=` on `+e.typeCondition.name.value),e.directives&&e.directives.length&&(t+=` `+x(e.directives,` `,C.Directive)),t+=` `+C.SelectionSet(e.selectionSet)},FragmentDefinition(e){var t=``;return e.description&&(t+=C.StringValue(e.description)+`
`),t+=`fragment `+e.name.value,t+=` on `+e.typeCondition.name.value,e.directives&&e.directives.length&&(t+=` `+x(e.directives,` `,C.Directive)),t+` `+C.SelectionSet(e.selectionSet)},Directive(e){var t=`@`+e.name.value;return e.arguments&&e.arguments.length&&(t+=`(`+x(e.arguments,`, `,C.Argument)+`)`),t},NamedType:e=>e.name.value,ListType:e=>`[`+w(e.type)+`]`,NonNullType:e=>w(e.type)+`!`},w=e=>C[e.kind](e);function ie(e){return S=`
`,C[e.kind]?C[e.kind](e):``}function T(e,t){switch(e.kind){case`NullValue`:return null;case`IntValue`:return parseInt(e.value,10);case`FloatValue`:return parseFloat(e.value);case`StringValue`:case`EnumValue`:case`BooleanValue`:return e.value;case`ListValue`:for(var n=[],r=0,i=e.values.length;r<i;r++)n.push(T(e.values[r],t));return n;case`ObjectValue`:for(var a=Object.create(null),o=0,s=e.fields.length;o<s;o++){var c=e.fields[o];a[c.name.value]=T(c.value,t)}return a;case`Variable`:return t&&t[e.name.value]}}var ae=()=>{},E=ae;function D(e){return{tag:0,0:e}}function O(e){return{tag:1,0:e}}var k=()=>typeof Symbol==`function`&&Symbol.asyncIterator||`@@asyncIterator`,oe=e=>e;function A(e){return t=>n=>{var r=E;t((t=>{t===0?n(0):t.tag===0?(r=t[0],n(t)):e(t[0])?n(t):r(0)}))}}function se(e){return t=>n=>t((t=>{t===0||t.tag===0?n(t):n(O(e(t[0])))}))}function j(e){return t=>n=>{var r=[],i=E,a=!1,o=!1;t((t=>{o||(t===0?(o=!0,r.length||n(0)):t.tag===0?i=t[0]:(a=!1,(function(e){var t=E;e((e=>{if(e===0){if(r.length){var s=r.indexOf(t);s>-1&&(r=r.slice()).splice(s,1),r.length||(o?n(0):a||(a=!0,i(0)))}}else e.tag===0?(r.push(t=e[0]),t(0)):r.length&&(n(e),t(0))}))})(e(t[0])),a||(a=!0,i(0))))})),n(D((e=>{if(e===1){o||(o=!0,i(1));for(var t=0,n=r,s=r.length;t<s;t++)n[t](1);r.length=0}else{!o&&!a?(a=!0,i(0)):a=!1;for(var c=0,l=r,u=r.length;c<u;c++)l[c](0)}})))}}function ce(e){return j(oe)(e)}function M(e){return ce(ve(e))}function le(e){return t=>n=>{var r=!1;t((t=>{if(!r){if(t===0)r=!0,n(0),e();else if(t.tag===0){var i=t[0];n(D((t=>{t===1?(r=!0,i(1),e()):i(t)})))}else n(t)}}))}}function ue(e){return t=>n=>{var r=!1;t((t=>{if(!r){if(t===0)r=!0,n(0);else if(t.tag===0){var i=t[0];n(D((e=>{e===1&&(r=!0),i(e)})))}else e(t[0]),n(t)}}))}}function de(e){return t=>n=>t((t=>{t===0?n(0):t.tag===0?(n(t),e()):n(t)}))}function N(e){var t=[],n=E,r=!1;return i=>{t.push(i),t.length===1&&e((e=>{if(e===0){for(var i=0,a=t,o=t.length;i<o;i++)a[i](0);t.length=0}else if(e.tag===0)n=e[0];else{r=!1;for(var s=0,c=t,l=t.length;s<l;s++)c[s](e)}})),i(D((e=>{if(e===1){var a=t.indexOf(i);a>-1&&(t=t.slice()).splice(a,1),t.length||n(1)}else r||(r=!0,n(0))})))}}function fe(e){return t=>n=>{var r=E,i=E,a=!1,o=!1,s=!1,c=!1;t((t=>{c||(t===0?(c=!0,s||n(0)):t.tag===0?r=t[0]:(s&&(i(1),i=E),a?a=!1:(a=!0,r(0)),(function(e){s=!0,e((e=>{s&&(e===0?(s=!1,c?n(0):a||(a=!0,r(0))):e.tag===0?(o=!1,(i=e[0])(0)):(n(e),o?o=!1:i(0)))}))})(e(t[0]))))})),n(D((e=>{e===1?(c||(c=!0,r(1)),s&&(s=!1,i(1))):(!c&&!a&&(a=!0,r(0)),s&&!o&&(o=!0,i(0)))})))}}function pe(e){return t=>n=>{var r=E,i=!1,a=0;t((t=>{i||(t===0?(i=!0,n(0)):t.tag===0?e<=0?(i=!0,n(0),t[0](1)):r=t[0]:a++<e?(n(t),!i&&a>=e&&(i=!0,n(0),r(1))):n(t))})),n(D((t=>{t===1&&!i?(i=!0,r(1)):t===0&&!i&&a<e&&r(0)})))}}function P(e){return t=>n=>{var r=E,i=E,a=!1;t((t=>{a||(t===0?(a=!0,i(1),n(0)):t.tag===0?(r=t[0],e((e=>{e===0||(e.tag===0?(i=e[0])(0):(a=!0,i(1),r(1),n(0)))}))):n(t))})),n(D((e=>{e===1&&!a?(a=!0,r(1),i(1)):a||r(0)})))}}function me(e,t){return n=>r=>{var i=E,a=!1;n((n=>{a||(n===0?(a=!0,r(0)):n.tag===0?(i=n[0],r(n)):e(n[0])?r(n):(a=!0,t&&r(n),r(0),i(1)))}))}}function he(e){return t=>e()(t)}function ge(e){return t=>{var n=e[k()]&&e[k()]()||e,r=!1,i=!1,a=!1,o;t(D((async e=>{if(e===1)r=!0,n.return&&n.return();else if(i)a=!0;else{for(a=i=!0;a&&!r;)if((o=await n.next()).done)r=!0,n.return&&await n.return(),t(0);else try{a=!1,t(O(o.value))}catch(e){if(n.throw)(r=!!(await n.throw(e)).done)&&t(0);else throw e}i=!1}})))}}function _e(e){return e[k()]?ge(e):t=>{var n=e[Symbol.iterator](),r=!1,i=!1,a=!1,o;t(D((e=>{if(e===1)r=!0,n.return&&n.return();else if(i)a=!0;else{for(a=i=!0;a&&!r;)if((o=n.next()).done)r=!0,n.return&&n.return(),t(0);else try{a=!1,t(O(o.value))}catch(e){if(n.throw)(r=!!n.throw(e).done)&&t(0);else throw e}i=!1}})))}}var ve=_e;function F(e){return t=>{var n=!1;t(D((r=>{r===1?n=!0:n||(n=!0,t(O(e)),t(0))})))}}function I(e){return t=>{var n=!1,r=e({next(e){n||t(O(e))},complete(){n||(n=!0,t(0))}});t(D((e=>{e===1&&!n&&(n=!0,r())})))}}function ye(){var e,t;return{source:N(I((n=>(e=n.next,t=n.complete,ae)))),next(t){e&&e(t)},complete(){t&&t()}}}var be=e=>{var t=!1;e(D((n=>{n===1?t=!0:t||(t=!0,e(0))})))};function xe(e){return I((t=>(e.then((e=>{Promise.resolve(e).then((()=>{t.next(e),t.complete()}))})),ae)))}function L(e){return t=>{var n=E,r=!1;return t((t=>{t===0?r=!0:t.tag===0?(n=t[0])(0):r||(e(t[0]),n(0))})),{unsubscribe(){r||(r=!0,n(1))}}}}function Se(e){L((e=>{}))(e)}function Ce(e){return new Promise((t=>{var n=E,r;e((e=>{e===0?Promise.resolve(r).then(t):e.tag===0?(n=e[0])(0):(r=e[0],n(0))}))}))}var we=e=>e&&typeof e.message==`string`&&(e.extensions||e.name===`GraphQLError`)?e:typeof e==`object`&&typeof e.message==`string`?new t(e.message,e.nodes,e.source,e.positions,e.path,e,e.extensions||{}):new t(e),R=class extends Error{constructor(e){var t=(e.graphQLErrors||[]).map(we),n=((e,t)=>{var n=``;if(e)return`[Network] ${e.message}`;if(t)for(var r=0,i=t.length;r<i;r++)n&&(n+=`
`),n+=`[GraphQL] ${t[r].message}`;return n})(e.networkError,t);super(n),this.name=`CombinedError`,this.message=n,this.graphQLErrors=t,this.networkError=e.networkError,this.response=e.response}toString(){return this.message}},z=(e,t)=>{for(var n=0|(t||5381),r=0,i=0|e.length;r<i;r++)n=(n<<5)+n+e.charCodeAt(r);return n},B=new Set,Te=new WeakMap,V=(e,t)=>{if(e===null||B.has(e))return`null`;if(typeof e!=`object`)return JSON.stringify(e)||``;if(e.toJSON)return V(e.toJSON(),t);if(Array.isArray(e)){for(var n=`[`,r=0,i=e.length;r<i;r++)n.length>1&&(n+=`,`),n+=V(e[r],t)||`null`;return n+=`]`}if(!t&&(G!==W&&e instanceof G||K!==W&&e instanceof K))return`null`;var a=Object.keys(e).sort();if(!a.length&&e.constructor&&Object.getPrototypeOf(e).constructor!==Object.prototype.constructor){var o=Te.get(e)||Math.random().toString(36).slice(2);return Te.set(e,o),V({__key:o},t)}B.add(e);for(var s=`{`,c=0,l=a.length;c<l;c++){var u=V(e[a[c]],t);u&&(s.length>1&&(s+=`,`),s+=V(a[c],t)+`:`+u)}return B.delete(e),s+=`}`},H=(e,t,n)=>{if(!(typeof n!=`object`||!n||n.toJSON||B.has(n))){if(Array.isArray(n))for(var r=0,i=n.length;r<i;r++)H(e,`${t}.${r}`,n[r]);else if(n instanceof G||n instanceof K)e.set(t,n);else for(var a in B.add(n),n)H(e,`${t}.${a}`,n[a])}},U=(e,t)=>(B.clear(),V(e,t||!1)),W=class{},G=typeof File<`u`?File:W,K=typeof Blob<`u`?Blob:W,Ee=/("{3}[\s\S]*"{3}|"(?:\\.|[^"])*")/g,De=/(?:#[^\n\r]+)?(?:[\r\n]+|$)/g,Oe=(e,t)=>t%2==0?e.replace(De,`
`):e,ke=e=>e.split(Ee).map(Oe).join(``).trim(),Ae=new Map,q=new Map,J=e=>{var t;return typeof e==`string`?t=ke(e):e.loc&&q.get(e.__key)===e?t=e.loc.source.body:(t=Ae.get(e)||ke(ie(e)),Ae.set(e,t)),typeof e!=`string`&&!e.loc&&(e.loc={start:0,end:t.length,source:{body:t,name:`gql`,locationOffset:{line:1,column:1}}}),t},je=e=>{var t;if(e.documentId)t=z(e.documentId);else if(t=z(J(e)),e.definitions){var n=Me(e);n&&(t=z(`\n# ${n}`,t))}return t},Y=e=>{var t,n;return typeof e==`string`?(t=je(e),n=q.get(t)||te(e,{noLocation:!0})):(t=e.__key||je(e),n=q.get(t)||e),n.loc||J(n),n.__key=t,q.set(t,n),n},X=(e,t,n)=>{var r=t||{},i=Y(e),a=U(r,!0),o=i.__key;return a!==`{}`&&(o=z(a,o)),{key:o,query:i,variables:r,extensions:n}},Me=t=>{for(var n=0,r=t.definitions.length;n<r;n++){var i=t.definitions[n];if(i.kind===e.OPERATION_DEFINITION)return i.name?i.name.value:void 0}},Ne=(e,t,n)=>{var r=t.payload||t;if(!(`data`in r||`errors`in r&&Array.isArray(r.errors)))throw Error(`No Content`);var i=e.kind===`subscription`;return{operation:e,data:r.data,error:Array.isArray(r.errors)?new R({graphQLErrors:r.errors,response:n}):void 0,extensions:r.extensions?{...r.extensions}:void 0,hasNext:t.hasNext==null?i:t.hasNext,stale:!1}},Z=(e,t)=>{if(typeof e==`object`&&e){if(Array.isArray(e)){e=[...e];for(var n=0,r=t.length;n<r;n++)e[n]=Z(e[n],t[n]);return e}if(!e.constructor||e.constructor===Object){for(var i in e={...e},t)e[i]=Z(e[i],t[i]);return e}}return t},Pe=(e,t,n,r)=>{var i=e.error?e.error.graphQLErrors:[],a=!!e.extensions||!!(t.payload||t).extensions,o={...e.extensions,...(t.payload||t).extensions},s=t.incremental;`path`in t&&(s=[t]);var c={data:e.data};if(s)for(var l=function(){var e=s[u];Array.isArray(e.errors)&&i.push(...e.errors),e.extensions&&(Object.assign(o,e.extensions),a=!0);var t=`data`,n=c,l=[];if(e.path)l=e.path;else if(r){var d=r.find((t=>t.id===e.id));l=e.subPath?[...d.path,...e.subPath]:d.path}for(var f=0,p=l.length;f<p;t=l[f++])n=n[t]=Array.isArray(n[t])?[...n[t]]:{...n[t]};if(e.items)for(var m=+t>=0?t:0,h=0,g=e.items.length;h<g;h++)n[m+h]=Z(n[m+h],e.items[h]);else e.data!==void 0&&(n[t]=Z(n[t],e.data))},u=0,d=s.length;u<d;u++)l();else c.data=(t.payload||t).data||e.data,i=t.errors||t.payload&&t.payload.errors||i;return{operation:e.operation,data:c.data,error:i.length?new R({graphQLErrors:i,response:n}):void 0,extensions:a?o:void 0,hasNext:t.hasNext==null?e.hasNext:t.hasNext,stale:!1}},Fe=(e,t,n)=>({operation:e,data:void 0,error:new R({networkError:t,response:n}),extensions:void 0,hasNext:!1,stale:!1});function Ie(e){var t={query:void 0,documentId:void 0,operationName:Me(e.query),variables:e.variables||void 0,extensions:e.extensions};return`documentId`in e.query&&e.query.documentId&&(!e.query.definitions||!e.query.definitions.length)?t.documentId=e.query.documentId:e.extensions&&e.extensions.persistedQuery&&!e.extensions.persistedQuery.miss||(t.query=J(e.query)),t}var Le=(e,t)=>{var n=e.kind===`query`&&e.context.preferGetMethod;if(!n||!t)return e.context.url;var r=Re(e.context.url);for(var i in t){var a=t[i];a&&r[1].set(i,typeof a==`object`?U(a):a)}var o=r.join(`?`);return o.length>2047&&n!==`force`?(e.context.preferGetMethod=!1,e.context.url):o},Re=e=>{var t=e.indexOf(`?`);return t>-1?[e.slice(0,t),new URLSearchParams(e.slice(t+1))]:[e,new URLSearchParams]},ze=(e,t)=>{if(t&&!(e.kind===`query`&&e.context.preferGetMethod)){var n=U(t),r=(e=>{var t=new Map;return(G!==W||K!==W)&&(B.clear(),H(t,`variables`,e)),t})(t.variables);if(r.size){var i=new FormData;i.append(`operations`,n),i.append(`map`,U({...[...r.keys()].map((e=>[e]))}));var a=0;for(var o of r.values())i.append(``+a++,o);return i}return n}},Be=(e,t)=>{var n={accept:e.kind===`subscription`?`text/event-stream, multipart/mixed`:`application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed`},r=(typeof e.context.fetchOptions==`function`?e.context.fetchOptions():e.context.fetchOptions)||{};if(r.headers){if((e=>`has`in e&&!Object.keys(e).length)(r.headers))r.headers.forEach(((e,t)=>{n[t]=e}));else if(Array.isArray(r.headers))r.headers.forEach(((e,t)=>{Array.isArray(e)?n[e[0]]?n[e[0]]=`${n[e[0]]},${e[1]}`:n[e[0]]=e[1]:n[t]=e}));else for(var i in r.headers)n[i.toLowerCase()]=r.headers[i]}var a=ze(e,t);return typeof a==`string`&&!n[`content-type`]&&(n[`content-type`]=`application/json`),{...r,method:a?`POST`:`GET`,body:a,headers:n}},Ve=/boundary="?([^=";]+)"?/i,He=/data: ?([^\n]+)/;async function*Ue(e){if(e.body[Symbol.asyncIterator])for await(var t of e.body)yield t;else{var n=e.body.getReader(),r;try{for(;!(r=await n.read()).done;)yield r.value}finally{n.cancel()}}}async function*We(e,t){var n=typeof TextDecoder<`u`?new TextDecoder:null,r=``,i;for await(var a of e)for(r+=a.constructor.name===`Buffer`?a.toString():n.decode(a,{stream:!0});(i=r.indexOf(t))>-1;)yield r.slice(0,i),r=r.slice(i+t.length)}async function*Ge(e,t,n){var r=!0,i=null,a;try{yield await Promise.resolve();var o=(a=await(e.context.fetch||fetch)(t,n)).headers.get(`Content-Type`)||``,s=/multipart\/mixed/i.test(o)?async function*(e,t){var n=e.match(Ve),r=`--`+(n?n[1]:`-`),i=!0,a;for await(var o of We(Ue(t),`\r
`+r)){if(i){i=!1;var s=o.indexOf(r);if(s>-1)o=o.slice(s+r.length);else continue}try{yield a=JSON.parse(o.slice(o.indexOf(`\r
\r
`)+4))}catch(e){if(!a)throw e}if(a&&!1===a.hasNext)break}a&&!1!==a.hasNext&&(yield{hasNext:!1})}(o,a):/text\/event-stream/i.test(o)?async function*(e){var t;for await(var n of We(Ue(e),`

`)){var r=n.match(He);if(r){var i=r[1];try{yield t=JSON.parse(i)}catch(e){if(!t)throw e}if(t&&!1===t.hasNext)break}}t&&!1!==t.hasNext&&(yield{hasNext:!1})}(a):/text\//i.test(o)?async function*(e){var t=await e.text();try{yield JSON.parse(t)}catch{throw Error(t)}}(a):async function*(e){yield JSON.parse(await e.text())}(a),c;for await(var l of s)l.pending&&!i?c=l.pending:l.pending&&(c=[...c,...l.pending]),i=i?Pe(i,l,a,c):Ne(e,l,a),r=!1,yield i,r=!0;i||(yield i=Ne(e,{},a))}catch(t){if(!r)throw t;yield Fe(e,a&&(a.status<200||a.status>=300)&&a.statusText?Error(a.statusText):t,a)}}function Ke(e,t,n){var r;return typeof AbortController<`u`&&(n.signal=(r=new AbortController).signal),le((()=>{r&&r.abort()}))(A((e=>!!e))(ge(Ge(e,t,n))))}var qe=t=>{if(`definitions`in t){for(var n=[],r=0,i=t.definitions.length;r<i;r++){var a=qe(t.definitions[r]);n.push(a)}return{...t,definitions:n}}if(`directives`in t&&t.directives&&t.directives.length){for(var o=[],s={},c=0,l=t.directives.length;c<l;c++){var u=t.directives[c],d=u.name.value;d[0]===`_`?d=d.slice(1):o.push(u),s[d]=u}t={...t,directives:o,_directives:s}}if(`selectionSet`in t){var f=[],p=t.kind===e.OPERATION_DEFINITION;if(t.selectionSet){for(var m=0,h=t.selectionSet.selections.length;m<h;m++){var g=t.selectionSet.selections[m];p||=g.kind===e.FIELD&&g.name.value===`__typename`&&!g.alias;var _=qe(g);f.push(_)}return p||f.push({kind:e.FIELD,name:{kind:e.NAME,value:`__typename`},_generated:!0}),{...t,selectionSet:{...t.selectionSet,selections:f}}}}return t},Je=new Map,Ye=e=>{var t=Y(e),n=Je.get(t.__key);return n||(Je.set(t.__key,n=qe(t)),Object.defineProperty(n,"__key",{value:t.__key,enumerable:!1})),n};function Xe(e){var t=t=>e(t);return t.toPromise=()=>Ce(pe(1)(A((e=>!e.stale&&!e.hasNext))(t))),t.then=(e,n)=>t.toPromise().then(e,n),t.subscribe=e=>L(e)(t),t}function Q(e,t,n){return{...t,kind:e,context:t.context?{...t.context,...n}:n||t.context}}var Ze=()=>{};function Qe(t){for(var n=new Map,r=[],i=[],a=Array.isArray(t)?t[0]:t||``,o=1;o<arguments.length;o++){var s=arguments[o];s&&s.definitions?i.push(s):a+=s,a+=arguments[0][o]}i.unshift(Y(a));for(var c=0;c<i.length;c++)for(var l=0;l<i[c].definitions.length;l++){var u=i[c].definitions[l];if(u.kind===e.FRAGMENT_DEFINITION){var d=u.name.value,f=J(u);n.has(d)||(n.set(d,f),r.push(u))}else r.push(u)}return Y({kind:e.DOCUMENT,definitions:r})}var $e=({forwardSubscription:e,enableAllOperations:t,isSubscriptionOperation:n})=>({client:r,forward:i})=>{var a=n||(e=>e.kind===`subscription`||!!t&&(e.kind===`query`||e.kind===`mutation`));return t=>M([j((n=>{var{key:i}=n;return P(A((e=>e.kind===`teardown`&&e.key===i))(t))((t=>{var n=e(Ie(t),t);return I((e=>{var i=!1,a,o;function s(n){e.next(o=o?Pe(o,n):Ne(t,n))}return Promise.resolve().then((()=>{i||(a=n.subscribe({next:s,error(n){Array.isArray(n)?s({errors:n}):e.next(Fe(t,n)),e.complete()},complete(){i||(i=!0,o&&o.hasNext?s({hasNext:!1}):t.kind===`subscription`&&r.reexecuteOperation(Q(`teardown`,t,t.context)),e.complete())}}))})),()=>{i=!0,a&&a.unsubscribe()}}))})(n))}))(A((e=>e.kind!==`teardown`&&a(e)))(t)),i(A((e=>e.kind===`teardown`||!a(e)))(t))])},et=({forward:e,dispatchDebug:t})=>t=>M([j((e=>{var n=Ie(e),r=Le(e,n),i=Be(e,n);return P(A((t=>t.kind===`teardown`&&t.key===e.key))(t))(Ke(e,r,i))}))(A((e=>e.kind!==`teardown`&&(e.kind!==`subscription`||!!e.context.fetchSubscriptions)))(t)),e(A((e=>e.kind===`teardown`||e.kind===`subscription`&&!e.context.fetchSubscriptions))(t))]),tt=e=>({client:t,forward:n,dispatchDebug:r})=>e.reduceRight(((e,n)=>n({client:t,forward(t){return N(e(N(t)))},dispatchDebug(e){}})),n),nt=({onOperation:e,onResult:t,onError:n})=>({forward:r})=>i=>j((e=>{n&&e.error&&n(e.error,e.operation);var r=t&&t(e)||e;return`then`in r?xe(r):F(r)}))(r(j((t=>{if(t.kind===`teardown`)return F(t);var n=e&&e(t)||t;return`then`in n?P(A((e=>e.kind===`teardown`&&e.key===t.key))(i))(xe(n)):F(n)}))(i))),rt=({dispatchDebug:e})=>e=>A((e=>!1))(e),it=function e(t){var n=0,r=new Map,i=new Map,a=new Set,o=[],s={url:t.url,fetchSubscriptions:t.fetchSubscriptions,fetchOptions:t.fetchOptions,fetch:t.fetch,preferGetMethod:t.preferGetMethod==null?`within-url-limit`:t.preferGetMethod,requestPolicy:t.requestPolicy||`cache-first`},c=ye();function l(e){e.kind!==`mutation`&&e.kind!==`teardown`&&a.has(e.key)||(e.kind===`teardown`?a.delete(e.key):e.kind!==`mutation`&&a.add(e.key),c.next(e))}var u=!1;function d(e){if(e&&l(e),!u){for(u=!0;u&&(e=o.shift());)l(e);u=!1}}var f=e=>{var t=P(A((t=>t.kind===`teardown`&&t.key===e.key))(c.source))(A((t=>t.operation.kind===e.kind&&t.operation.key===e.key&&(!t.operation.context._instance||t.operation.context._instance===e.context._instance)))(g));return t=e.kind===`query`?fe((t=>{var n=F(t);return t.stale||t.hasNext?n:M([n,se((()=>(t.stale=!0,t)))(pe(1)(A((t=>t.key===e.key))(c.source)))])}))(t):me((e=>!!e.hasNext),!0)(t),t=e.kind===`mutation`?de((()=>{l(e)}))(t):le((()=>{a.delete(e.key),r.delete(e.key),i.delete(e.key),u=!1;for(var t=o.length-1;t>=0;t--)o[t].key===e.key&&o.splice(t,1);l(Q(`teardown`,e,e.context))}))(ue((t=>{if(t.stale){if(!t.hasNext)a.delete(e.key);else for(var n=0;n<o.length;n++){var i=o[n];if(i.key===t.operation.key){a.delete(i.key);break}}}else t.hasNext||a.delete(e.key);r.set(e.key,t)}))(t)),N(t)},p=this instanceof e?this:Object.create(e.prototype),m=Object.assign(p,{suspense:!!t.suspense,operations$:c.source,reexecuteOperation(e){if(e.kind===`teardown`)d(e);else if(e.kind===`mutation`)o.push(e),Promise.resolve().then(d);else if(i.has(e.key)){for(var t=!1,n=0;n<o.length;n++)o[n].key===e.key&&(o[n]=e,t=!0);t||a.has(e.key)&&e.context.requestPolicy!==`network-only`?(a.delete(e.key),Promise.resolve().then(d)):(o.push(e),Promise.resolve().then(d))}},createRequestOperation(e,t,r){return r||={},Q(e,t,{_instance:e===`mutation`?n=n+1|0:void 0,...s,...r,requestPolicy:r.requestPolicy||s.requestPolicy,suspense:r.suspense||!1!==r.suspense&&m.suspense})},executeRequestOperation(e){return e.kind===`mutation`?Xe(f(e)):Xe(he((()=>{var t=i.get(e.key);t||i.set(e.key,t=f(e)),t=de((()=>{d(e)}))(t);var n=r.get(e.key);return e.kind===`query`&&n&&(n.stale||n.hasNext)?fe(F)(M([t,A((t=>t===r.get(e.key)))(F(n))])):t})))},executeQuery(e,t){var n=m.createRequestOperation(`query`,e,t);return m.executeRequestOperation(n)},executeSubscription(e,t){var n=m.createRequestOperation(`subscription`,e,t);return m.executeRequestOperation(n)},executeMutation(e,t){var n=m.createRequestOperation(`mutation`,e,t);return m.executeRequestOperation(n)},readQuery(e,t,n){var r=null;return L((e=>{r=e}))(m.query(e,t,n)).unsubscribe(),r},query:(e,t,n)=>m.executeQuery(X(e,t),n),subscription:(e,t,n)=>m.executeSubscription(X(e,t),n),mutation:(e,t,n)=>m.executeMutation(X(e,t),n)}),h=Ze,g=N(tt(t.exchanges)({client:m,dispatchDebug:h,forward:rt({dispatchDebug:h})})(c.source));return Se(g),m},$=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}};new $(`
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
    `,{fragmentName:`RefusalFields`}),new $(`
    fragment Me on Viewer {
  id
  name
  role
}
    `,{fragmentName:`Me`}),new $(`
    fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
    `,{fragmentName:`EntryFields`}),new $(`
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}
    `,{fragmentName:`OrderRow`}),new $(`
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
    `,{fragmentName:`AddressFields`}),new $(`
    fragment MoneyFields on Money {
  amount
  currencyCode
}
    `,{fragmentName:`MoneyFields`}),new $(`
    fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
    fragment MoneyFields on Money {
  amount
  currencyCode
}`,{fragmentName:`LineFields`}),new $(`
    fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`,{fragmentName:`OrderToShip`}),new $(`
    fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
    `,{fragmentName:`FulfillmentFields`}),new $(`
    fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`,{fragmentName:`OrderInFull`}),new $(`
    fragment SlipFields on Order {
  ...OrderToShip
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`,{fragmentName:`SlipFields`});var at=new $(`
    subscription StatusChanges($after: String) {
  orderStatusChanged(after: $after) {
    cursor
    previousStatus
    status
    order {
      ...OrderRow
    }
    entry {
      id
      kind
      actor {
        kind
        name
      }
    }
    notification {
      title
      message
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),ot=new $(`
    subscription Events($after: String) {
  orderEvents(after: $after) {
    cursor
    order {
      ...OrderRow
    }
    entry {
      id
      sequence
      kind
      at
      message
      actor {
        kind
        name
      }
      changes {
        field
        figure
      }
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),st=new $(`
    query WhoAmI {
  viewer {
    ...Me
  }
}
    fragment Me on Viewer {
  id
  name
  role
}`),ct=new $(`
    mutation MarkAsPaid($input: MarkOrderAsPaidInput!) {
  markOrderAsPaid(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),lt=new $(`
    mutation RecordPayment($input: RecordPaymentInput!) {
  recordPayment(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),ut=new $(`
    query RefundPreview($input: RefundOrderInput!) {
  refundPreview(input: $input) {
    amount {
      ...MoneyFields
    }
    outstandingAfter {
      ...MoneyFields
    }
    overpaidAfter {
      ...MoneyFields
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment MoneyFields on Money {
  amount
  currencyCode
}`),dt=new $(`
    query UpdatePreview($input: UpdateOrderInput!) {
  updatePreview(input: $input) {
    payment {
      discount {
        ...MoneyFields
      }
      shipping {
        ...MoneyFields
      }
      tax {
        ...MoneyFields
      }
      total {
        ...MoneyFields
      }
      outstanding {
        ...MoneyFields
      }
      overpaid {
        ...MoneyFields
      }
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment MoneyFields on Money {
  amount
  currencyCode
}`),ft=new $(`
    mutation Refund($input: RefundOrderInput!) {
  refundOrder(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),pt=new $(`
    query OrderDetails($number: String!) {
  orderByNumber(number: $number) {
    ...OrderInFull
    timeline(first: 25) {
      nodes {
        ...EntryFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  eventCursor
  viewer {
    ...Me
  }
}
    fragment Me on Viewer {
  id
  name
  role
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),mt=new $(`
    query EarlierEntries($id: ID!, $after: String!) {
  order(id: $id) {
    id
    timeline(first: 100, after: $after) {
      nodes {
        ...EntryFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}`),ht=new $(`
    query Neighbours($cursor: String!, $search: String, $filter: OrderFilter, $sort: OrderSort) {
  previous: orders(
    last: 1
    before: $cursor
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        id
        number
      }
    }
  }
  next: orders(
    first: 1
    after: $cursor
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        id
        number
      }
    }
  }
}
    `),gt=new $(`
    query NeighboursInTime($placedAt: DateTime!) {
  newer: orders(
    first: 2
    filter: {placedAfter: $placedAt}
    sort: {field: PLACED_AT, direction: ASC}
  ) {
    edges {
      node {
        id
        number
      }
    }
  }
  older: orders(first: 1, filter: {placedBefore: $placedAt}) {
    edges {
      node {
        id
        number
      }
    }
  }
}
    `),_t=new $(`
    mutation UpdateOrder($input: UpdateOrderInput!) {
  updateOrder(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),vt=new $(`
    mutation CancelFulfillment($input: CancelFulfillmentInput!) {
  cancelFulfillment(input: $input) {
    order {
      ...OrderInFull
      timeline(first: 1) {
        nodes {
          ...EntryFields
        }
      }
    }
    notification {
      title
      message
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),yt=new $(`
    mutation UpdateTracking($input: UpdateTrackingInput!) {
  updateTracking(input: $input) {
    order {
      ...OrderInFull
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),bt=new $(`
    mutation CancelOrder($input: CancelOrderInput!) {
  cancelOrder(input: $input) {
    order {
      ...OrderInFull
      timeline(first: 1) {
        nodes {
          ...EntryFields
        }
      }
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),xt=new $(`
    mutation AddComment($input: AddOrderCommentInput!) {
  addOrderComment(input: $input) {
    order {
      ...OrderRow
    }
    entry {
      ...EntryFields
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),St=new $(`
    query OrderToFulfill($number: String!) {
  orderByNumber(number: $number) {
    ...OrderToShip
    timeline(first: 10) {
      nodes {
        ...EntryFields
      }
    }
  }
  eventCursor
  viewer {
    ...Me
  }
}
    fragment Me on Viewer {
  id
  name
  role
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),Ct=new $(`
    mutation FulfillOrder($input: FulfillOrderInput!) {
  fulfillOrder(input: $input) {
    order {
      ...OrderInFull
    }
    fulfillment {
      ...FulfillmentFields
    }
    notification {
      title
      message
    }
    userErrors {
      ...RefusalFields
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderInFull on Order {
  ...OrderToShip
  source
  sourceId
  cancelledAt
  cancelReason
  customer {
    id
    name
    email
    phone
    orderCount
  }
  payment {
    subtotal {
      ...MoneyFields
    }
    discount {
      ...MoneyFields
    }
    shipping {
      ...MoneyFields
    }
    tax {
      ...MoneyFields
    }
    total {
      ...MoneyFields
    }
    due {
      ...MoneyFields
    }
    paid {
      ...MoneyFields
    }
    taxesIncluded
    transactions {
      id
      kind
      gateway
      reference
      processedAt
      stillOwed
      note
      amount {
        ...MoneyFields
      }
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),wt=new $(`
    query Orders($first: Int, $after: String, $last: Int, $before: String, $search: String, $filter: OrderFilter, $sort: OrderSort) {
  orders(
    first: $first
    after: $after
    last: $last
    before: $before
    search: $search
    filter: $filter
    sort: $sort
  ) {
    edges {
      cursor
      node {
        ...OrderRow
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    totalCount {
      count
      precision
    }
  }
  eventCursor
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),Tt=new $(`
    query StatusCounts($search: String, $filter: OrderFilter) {
  orderStatusCounts(search: $search, filter: $filter) {
    status
    count {
      count
      precision
    }
  }
}
    `),Et=new $(`
    query FilterWords {
  orders(first: 100) {
    nodes {
      id
      deliveryMethod
      tags
    }
  }
}
    `),Dt=new $(`
    mutation FulfillOrders($input: FulfillOrdersInput!) {
  fulfillOrders(input: $input) {
    results {
      order {
        ...OrderRow
        timeline(first: 1) {
          nodes {
            ...EntryFields
          }
        }
      }
      fulfillment {
        id
      }
      userErrors {
        ...RefusalFields
      }
    }
  }
}
    fragment RefusalFields on UserError {
  code
  field
  message
  params {
    name
    value
  }
}
fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),Ot=new $(`
    mutation TakeBack($input: CancelFulfillmentInput!) {
  cancelFulfillment(input: $input) {
    order {
      ...OrderRow
    }
    userErrors {
      code
      message
    }
  }
}
    fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}`),kt=new $(`
    query PackingSlip($id: ID!) {
  order(id: $id) {
    ...SlipFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}
fragment SlipFields on Order {
  ...OrderToShip
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}`),At=new $(`
    query PackingSlipByNumber($number: String!) {
  order: orderByNumber(number: $number) {
    ...SlipFields
  }
}
    fragment AddressFields on Address {
  name
  company
  line1
  line2
  city
  region
  postalCode
  countryCode
  phone
  formatted
}
fragment MoneyFields on Money {
  amount
  currencyCode
}
fragment LineFields on OrderLine {
  id
  title
  variantTitle
  sku
  vendor
  imageUrl
  quantity
  fulfilledQuantity
  unfulfilledQuantity
  refundedQuantity
  requiresShipping
  attributes {
    name
    value
  }
  unitPrice {
    ...MoneyFields
  }
  total {
    ...MoneyFields
  }
  discount {
    ...MoneyFields
  }
  tax {
    ...MoneyFields
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  name
  status
  createdAt
  createdBy {
    kind
    name
  }
  cancelledAt
  cancelledBy {
    kind
    name
  }
  tracking {
    number
    carrier
    url
  }
  lines {
    quantity
    orderLine {
      id
      title
      variantTitle
      sku
      requiresShipping
      attributes {
        name
        value
      }
    }
  }
}
fragment OrderToShip on Order {
  ...OrderRow
  email
  phone
  note
  attributes {
    name
    value
  }
  shippingAddress {
    ...AddressFields
  }
  billingAddress {
    ...AddressFields
  }
  lines {
    ...LineFields
  }
  payment {
    outstanding {
      ...MoneyFields
    }
    refunded {
      ...MoneyFields
    }
    transactions {
      id
      lines {
        quantity
        orderLine {
          id
          title
        }
      }
    }
  }
}
fragment OrderRow on Order {
  id
  number
  version
  status
  paymentStatus
  placedAt
  updatedAt
  itemCount
  deliveryMethod
  tags
  customer {
    id
    name
  }
  shippingAddress {
    name
    line1
    line2
    city
    postalCode
    countryCode
  }
  total {
    amount
    currencyCode
  }
  payment {
    outstanding {
      amount
      currencyCode
    }
    overpaid {
      amount
      currencyCode
    }
  }
  actions {
    name
    allowed
    code
    reason
    params {
      name
      value
    }
  }
}
fragment SlipFields on Order {
  ...OrderToShip
  fulfillments(first: 250) {
    ...FulfillmentFields
  }
}`),jt=new $(`
    query NextToFulfill($after: String, $search: String, $filter: OrderFilter, $sort: OrderSort) {
  orders(first: 20, after: $after, search: $search, filter: $filter, sort: $sort) {
    edges {
      cursor
      node {
        id
        number
        itemCount
      }
    }
  }
}
    `),Mt=new $(`
    query Since($id: ID!) {
  order(id: $id) {
    id
    version
    timeline(first: 25) {
      nodes {
        ...EntryFields
      }
    }
  }
}
    fragment EntryFields on TimelineEntry {
  id
  sequence
  kind
  at
  message
  actor {
    kind
    name
  }
  fulfillment {
    id
    name
  }
  quantity
  amount {
    amount
    currencyCode
  }
  reason
  params {
    name
    value
  }
  changes {
    field
    figure
    before
    after
  }
}`),Nt=new WeakMap;function Pt(e){let t=Nt.get(e);return t||(t=Qe(e.toString()),Nt.set(e,t)),t}export{it as A,A as B,at as C,dt as D,_t as E,nt as F,ue as G,M as H,$e as I,L as J,ve as K,X as L,Ye as M,Qe as N,yt as O,Q as P,U as R,Mt as S,Ot as T,j as U,se as V,le as W,e as X,me as Y,T as Z,At as _,mt as a,ft as b,Ct as c,ht as d,gt as f,wt as g,St as h,bt as i,et as j,st as k,Dt as l,pt as m,xt as n,ot as o,jt as p,N as q,vt as r,Et as s,Pt as t,ct as u,kt as v,Tt as w,ut as x,lt as y,be as z};