package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// serveWord: serve [FLAG...] starts a server on store.db and waits until it is ready.
func serveWord(ts *testscript.TestScript, _ bool, args []string) {
	env := []string{"TMPDIR=" + ts.Getenv("TMPDIR")}
	for _, name := range []string{"ADMIN_TOKEN", "LISTEN", "DB", "DEMO", "LOG_FORMAT"} {
		if value := ts.Getenv("WAYBILL_" + name); value != "" {
			env = append(env, "WAYBILL_"+name+"="+value)
		}
	}
	for flag, value := range map[string]string{"LISTEN": "127.0.0.1:0", "DB": "store.db"} {
		if ts.Getenv("WAYBILL_"+flag) == "" {
			args = append([]string{"--" + strings.ToLower(flag), value}, args...)
		}
	}
	s, err := startServer(ts.MkAbs("."), env, append([]string{"serve"}, args...)...)
	ts.Check(err)
	ts.Defer(s.kill)
	ts.Setenv("CODE", codeIn(s.stdout.String()))
	storyOf(ts).server = s
	ts.Setenv("URL", s.url)
	fmt.Fprint(ts.Stdout(), s.stdout.String())
}

// shutdownWord: shutdown stops the server and shows all that it said.
func shutdownWord(ts *testscript.TestScript, _ bool, _ []string) {
	s := open(ts)
	code, err := s.stop()
	fmt.Fprint(ts.Stdout(), s.stdout.String())
	fmt.Fprint(ts.Stderr(), s.stderr.String())
	if err != nil || code != 0 {
		ts.Fatalf("the server exited with %d, %v", code, err)
	}
}

// signInWord: sign-in [TOKEN] uses another token from now on, or none.
func signInWord(ts *testscript.TestScript, _ bool, args []string) {
	s := open(ts)
	s.token, s.cookie = strings.Join(args, ""), nil
}

var rememberedName = regexp.MustCompile(`\$[A-Z][A-Z0-9_]*`)

// askWord: ask QUERY|FILE.graphql [HEADER...] posts a request; $NAME is what was remembered.
func askWord(ts *testscript.TestScript, neg bool, args []string) {
	query := args[0]
	if strings.HasSuffix(query, ".graphql") {
		query = ts.ReadFile(query)
	}
	query = rememberedName.ReplaceAllStringFunc(query, func(name string) string { return ts.Getenv(name[1:]) })
	ask(ts, neg, query, nil, args[1:]...)
}

// ask posts a request, shows the answer and keeps it. Unless neg, nothing may be wrong with it.
func ask(ts *testscript.TestScript, neg bool, query string, variables map[string]any, headers ...string) any {
	status, body, err := open(ts).ask(query, variables, headers...)
	ts.Check(err)
	var pretty bytes.Buffer
	ts.Check(json.Indent(&pretty, body, "", "  "))
	fmt.Fprintln(ts.Stdout(), pretty.String())
	var answer any
	ts.Check(json.Unmarshal(body, &answer))
	storyOf(ts).answer = answer
	if wrong := at(answer, "errors") != nil || status != 200; wrong != neg {
		ts.Fatalf("status %d: %s", status, body)
	}
	return answer
}

// at follows a path such as data.orders.nodes.0.id; nil when it leads nowhere.
func at(v any, path string) any {
	for _, step := range strings.Split(path, ".") {
		switch in := v.(type) {
		case map[string]any:
			v = in[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(in) {
				return nil
			}
			v = in[i]
		default:
			return nil
		}
	}
	return v
}

// rememberWord: remember NAME PATH keeps a value of the last answer as $NAME.
func rememberWord(ts *testscript.TestScript, _ bool, args []string) {
	value := at(storyOf(ts).answer, args[1])
	if value == nil {
		ts.Fatalf("the last answer has no %s", args[1])
	}
	ts.Setenv(args[0], fmt.Sprint(value))
}

// becauseWord: because CODE [MESSAGE [FIELD]] says why the last word was refused.
func becauseWord(ts *testscript.TestScript, _ bool, args []string) {
	list, _ := at(storyOf(ts).answer, "data.did.userErrors").([]any)
	var told []string
	for _, e := range list {
		field := strings.Trim(strings.ReplaceAll(fmt.Sprint(at(e, "field")), " ", "."), "[]")
		all := []string{at(e, "code").(string), at(e, "message").(string), field}
		told = append(told, strings.Join(all, " | "))
		if slices.Equal(all[:min(len(args), len(all))], args) {
			return
		}
	}
	ts.Fatalf("it was refused because of %q", told)
}

// popupWord: popup MESSAGE is what the last word made the shop's screen say.
func popupWord(ts *testscript.TestScript, _ bool, args []string) {
	if said := at(storyOf(ts).answer, "data.did.notification.message"); said != args[0] {
		ts.Fatalf("the popup says %v", said)
	}
}

// showWord: show NUMBER shows an order as its page would.
func showWord(ts *testscript.TestScript, _ bool, args []string) {
	fmt.Fprint(ts.Stdout(), page(ts, args[0]))
}

const orderPage = `query($number: String!) { order: orderByNumber(number: $number) { id number status paymentStatus version note
  shippingAddress { formatted } lines { id title quantity fulfilledQuantity }
  payment { total { amount currencyCode } paid { amount } refunded { amount } outstanding { amount } overpaid { amount }
    transactions { kind amount { amount } } }
  fulfillments { id name status lines { quantity orderLine { title } } tracking { number } }
  actions { name allowed code } timeline(last: 100) { nodes { message } } } }`

func look(ts *testscript.TestScript, number string) (o any) {
	_, body, err := open(ts).ask(orderPage, map[string]any{"number": number})
	ts.Check(err)
	ts.Check(json.Unmarshal(body, &o))
	return at(o, "data.order")
}

func page(ts *testscript.TestScript, number string) string {
	var p strings.Builder
	o := look(ts, number)
	if o == nil {
		return "There is no order #" + number + ".\n"
	}
	say := func(format string, in any, paths ...string) {
		values := make([]any, len(paths))
		for i, path := range paths {
			values[i] = at(in, path)
		}
		fmt.Fprintf(&p, format, values...)
	}
	say("Order #%v is %v and %v, version %v.\n", o, "number", "status", "paymentStatus", "version")
	say("Total %v %v: paid %v, refunded %v, outstanding %v.\n", at(o, "payment"),
		"total.amount", "total.currencyCode", "paid.amount", "refunded.amount", "outstanding.amount")
	if overpaid := at(o, "payment.overpaid.amount"); overpaid != "0.00" {
		fmt.Fprintf(&p, "Overpaid %v.\n", overpaid)
	}
	for _, t := range at(o, "payment.transactions").([]any) {
		say("  %v %v\n", t, "kind", "amount.amount")
	}
	for _, l := range at(o, "lines").([]any) {
		say("%v of %v %v sent\n", l, "fulfilledQuantity", "quantity", "title")
	}
	for _, f := range at(o, "fulfillments").([]any) {
		say("Parcel %v is %v:", f, "name", "status")
		for _, l := range at(f, "lines").([]any) {
			say(" %v %v", l, "quantity", "orderLine.title")
		}
		for _, t := range at(f, "tracking").([]any) {
			say(", tracking number %v", t, "number")
		}
		p.WriteString("\n")
	}
	if to, known := at(o, "shippingAddress.formatted").([]any); known {
		fmt.Fprintf(&p, "Goes to %q\n", to)
	}
	for _, a := range at(o, "actions").([]any) {
		if at(a, "allowed") == true {
			say("May %v\n", a, "name")
		} else {
			say("May not %v: %v\n", a, "name", "code")
		}
	}
	entries := at(o, "timeline.nodes").([]any)
	for i := range entries {
		fmt.Fprintf(&p, "%d. %v\n", i+1, at(entries[len(entries)-1-i], "message"))
	}
	return p.String()
}

// word makes a word that changes an order: WORD NUMBER [ARGUMENT...] [name=value...].
func word(mutation string, least int, inputOf func(o any, args []string, in map[string]any)) func(*testscript.TestScript, bool, []string) {
	fields := "order { number version } userErrors { code message field }"
	if strings.HasSuffix(mutation, "ulfillOrder") || strings.HasPrefix(mutation, "cancel") || mutation == "recordPayment" {
		fields += " notification { title message }"
	}
	query := fmt.Sprintf("mutation($in: %sInput!) { did: %s(input: $in) { %s } }", strings.ToUpper(mutation[:1])+mutation[1:], mutation,
		fields)
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if len(args) < least {
			ts.Fatalf("%s needs more to go on", mutation)
		}
		in, plain := options(ts, args[1:])
		if mutation == "createOrder" {
			in["number"] = args[0]
			inputOf(nil, plain, in)
		} else {
			o := look(ts, args[0])
			in["orderId"] = idOf([]any{o}, "number", args[0])
			inputOf(o, plain, in)
		}
		before := page(ts, args[0])
		answer := ask(ts, false, query, map[string]any{"in": in})
		refused := len(at(answer, "data.did.userErrors").([]any)) > 0
		if refused != neg {
			ts.Fatalf("refused: %v", refused)
		} else if after := page(ts, args[0]); refused && after != before {
			ts.Fatalf("it was refused, but the order changed:\n%s\nwas:\n%s", after, before)
		}
	}
}

// options takes name=value from the arguments; what is left is plain.
func options(ts *testscript.TestScript, args []string) (in map[string]any, plain []string) {
	in = map[string]any{}
	for _, arg := range args {
		name, value, found := strings.Cut(arg, "=")
		switch {
		case !found:
			plain = append(plain, arg)
		case name == "key":
			in["idempotencyKey"] = value
		case name == "version":
			version, err := strconv.Atoi(value)
			ts.Check(err)
			in["expectedVersion"] = version
		case name == "to":
			parts := append(strings.Split(value, ", "), "", "", "")
			in["shippingAddress"] = map[string]any{"name": parts[0], "line1": parts[1], "city": parts[2], "countryCode": "US"}
		case name == "tracking":
			in["tracking"] = []any{map[string]any{"number": value}}
		case value == "yes" || value == "no":
			in[name] = value == "yes"
		default:
			in[name] = value
		}
	}
	return in, plain
}

// idOf is the ID of the thing with that name; of one that is not there, the name.
func idOf(things any, field, name string) any {
	list, _ := things.([]any)
	for _, thing := range list {
		if at(thing, field) == name {
			return at(thing, "id")
		}
	}
	return name
}

var item = regexp.MustCompile(`^(-?\d+) (.+?)(?: at (\S+))?$`)

// placeInput reads items such as "2 T-Shirt at 15.00".
func placeInput(_ any, args []string, in map[string]any) {
	lines := []any{}
	for _, arg := range args {
		if part := item.FindStringSubmatch(arg); part != nil {
			quantity, _ := strconv.Atoi(part[1])
			lines = append(lines, map[string]any{"quantity": quantity, "title": part[2], "unitPrice": part[3]})
		}
	}
	in["currencyCode"], in["lines"] = "USD", lines
}

// linesInput reads items such as "2 T-Shirt" as pieces of the order's lines, and
// with a price as a new line.
func linesInput(o any, args []string, in map[string]any) {
	var lines []any
	for _, arg := range args {
		part := item.FindStringSubmatch(arg)
		quantity, _ := strconv.Atoi(part[1])
		if part[3] != "" {
			in["addLines"] = []any{map[string]any{"quantity": quantity, "title": part[2], "unitPrice": part[3]}}
			continue
		}
		lines = append(lines, map[string]any{"quantity": quantity, "lineId": idOf(at(o, "lines"), "title", part[2])})
	}
	if lines != nil {
		in["lines"] = lines
	}
}

// refundInput reads an amount, or items such as "2 T-Shirt" as pieces.
func refundInput(o any, args []string, in map[string]any) {
	for _, arg := range args {
		if item.MatchString(arg) {
			linesInput(o, args, in)
			return
		}
	}
	plainInput("amount")(o, args, in)
}

// fulfillmentInput reads a parcel's name.
func fulfillmentInput(o any, args []string, in map[string]any) {
	for _, name := range args {
		in["fulfillmentId"] = idOf(at(o, "fulfillments"), "name", name)
	}
}

// plainInput reads one value.
func plainInput(field string) func(any, []string, map[string]any) {
	return func(_ any, args []string, in map[string]any) {
		for _, value := range args {
			in[field] = value
		}
	}
}
