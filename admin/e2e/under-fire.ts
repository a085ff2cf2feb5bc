import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Placed, Server } from './server';

/** Marks where a text that came from outside begins and ends on a page; see faultsOfOrder. */
const given = (text: string) => `Zq${text}qZ`;

/**
 * Texts that are meant to be run, to ask another host, to turn the words around them, or to break a page. None has more
 * than 255 characters, so each can be anything that an order says.
 */
export const hostileTexts = {
  elements: given(
    '<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)><svg/onload=alert(1)><iframe srcdoc="<script>alert(1)</script>">',
  ),
  'ends of attributes': given(`" autofocus onfocus=alert(1) x='' onmouseover='alert(1)`),
  'ends of elements': given(
    '</style></textarea></title><base href=http://evil.example/><style>*{background:url(http://evil.example/y)}</style>',
  ),
  'a link that runs': 'javascript:alert(1)',
  'a link that is a page': 'data:text/html,<script>alert(1)</script>',
  'a template': given(`{{constructor.constructor('alert(1)')()}}\${alert(1)}#{alert(1)}<%=alert(1)%>`),
  'a formula': '=HYPERLINK("http://evil.example","x")',
  'a path': given('../../..//evil.example/%2e%2e/%00?q=1&a=b#c'),
  'control characters': given('a\u0007b\u0008c\u001b[31md\u007fe\u0085f'),
  'an override': given('\u202egpj.elif\u202d'),
  'isolates that never end': given('\u2066\u2067\u2068\u202a\u202b open'),
  'ends of what never began': given('\u202c\u2069\u2069\u2069\u202e begin'),
  'ends of lines': given('one\u2028two\u2029\u202ethree'),
  Hebrew: given('שלום 12'),
  Arabic: given('مرحبا (34)'),
  'combining marks': given(`Z${'\u0301\u0338\u0323'.repeat(80)}`),
  'wide letters': given('\ufdfd'.repeat(120)),
  emoji: given('👩‍👩‍👧‍👦🏳️‍🌈'.repeat(12)),
  'a long word': given('W'.repeat(251)),
  'nothing to see': given('\u200b\ufeff\u00ad\u2060'),
  'a prototype': '__proto__',
  'a list': '[[1,{"toString":1}],null]',
  'a status': 'FULFILLED',
};
export type Hostile = keyof typeof hostileTexts;
const texts = Object.values(hostileTexts);

/** The name of the token that acts: no text may turn in it, but it may be from the right. */
export const hostileName = given('<img src=x onerror=alert(1)> שלום');

/** Links to other hosts, and to nowhere: they may be shown, and are not asked for. */
const links = (text: string) => `https://evil.example/${encodeURIComponent(text)}?"><script>alert(1)</script>`;
/** What is no link to a web page. */
export const forbiddenLinks = [
  ...['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>'],
  ...['vbscript:x', 'blob:http://evil.example/x', 'file:///etc/passwd', '//evil.example/x', 'javascript://evil.example/%0aalert(1)'],
];

interface Problems {
  userErrors: { code: string; field: string[] | null }[];
}

/** Sends one change as any program may, and gives its payload with what was refused. */
export async function change<P = object>(server: Server, token: string, name: string, input: object, fields = '') {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field } } }`;
  const data = await server.ask<Record<string, P & Problems>>(text, { input }, token);
  return data[name] as P & Problems;
}

const done = async <P>(outcome: Promise<P & Problems>): Promise<P> => {
  const payload = await outcome;
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
};

const address = (text: string) => ({
  ...{ name: text, company: text, line1: text, line2: text, city: text, region: text, postalCode: text },
  ...{ countryCode: 'AT', phone: text },
});

export const orderOf = (text: string) => ({
  currencyCode: 'USD',
  source: text,
  sourceId: text,
  customer: { name: text, email: `"onload=alert(1)'@evil.example`, phone: text },
  deliveryMethod: text,
  lines: [{ title: text, variantTitle: text, sku: text, vendor: text, imageUrl: links(text), quantity: 3, unitPrice: '5' }],
  shippingAddress: address(text),
  billingAddress: { ...address(text), line2: 'Top 3' },
  note: text,
  tags: [text, 'vip'],
  paid: '15',
  gateway: text,
});

const fieldsOfPlaced = 'order { id number version lines { id } }';

/** An order for each text, whose number is the text too where numbers may be so. */
async function placeOne(server: Server, token: string, text: string): Promise<Placed> {
  const withNumber = await change<{ order: Placed | null }>(
    server,
    token,
    'createOrder',
    { ...orderOf(text), number: text },
    fieldsOfPlaced,
  );
  if (withNumber.order) return withNumber.order;
  if (withNumber.userErrors.some(({ field }) => field?.[0] !== 'number')) throw new Error(JSON.stringify(withNumber.userErrors));
  return (await done(change<{ order: Placed }>(server, token, 'createOrder', orderOf(text), fieldsOfPlaced))).order;
}

/** One order that says them all: in its lines, tags, fulfillments, transactions and on its timeline. */
async function placeAll(server: Server, token: string): Promise<Placed> {
  const lines = texts.flatMap((text) => orderOf(text).lines);
  const input = { ...orderOf(hostileTexts.elements), number: '7000', sourceId: 'all', lines, tags: texts, paid: '50' };
  const { order } = await done(change<{ order: Placed }>(server, token, 'createOrder', input, fieldsOfPlaced));
  for (const [i, text] of texts.entries()) {
    const tracking = [{ number: text, carrier: text, url: links(text) }, { number: text }];
    const lines = [{ lineId: order.lines[i]?.id, quantity: 1 }];
    if (i < 8) await done(change(server, token, 'fulfillOrder', { orderId: order.id, lines, tracking, allowUnpaid: true }));
    const fields = { note: text, phone: text, deliveryMethod: text, shippingAddress: address(text), tags: [text, ...texts.slice(3)] };
    await done(change(server, token, 'updateOrder', { orderId: order.id, ...fields }));
    if (i > 8) await done(change(server, token, 'refundOrder', { orderId: order.id, amount: '1', reason: text }));
    if (i < 20) await done(change(server, token, 'addOrderComment', { orderId: order.id, body: `${text}\n${text}` }));
  }
  await done(change(server, token, 'addOrderComment', { orderId: order.id, body: given('x'.repeat(4_990)) }));
  await done(change(server, token, 'updateOrder', { orderId: order.id, note: given('W'.repeat(4_990)), tags: texts }));
  await done(change(server, token, 'markOrderAsPaid', { orderId: order.id, reference: hostileTexts.Hebrew }));
  return order;
}

/** Places them all by the API, and takes some back: an order for each text, and one that says them all. */
export async function placeUnderFire(server: Server, token: string): Promise<{ each: Record<Hostile, Placed>; all: Placed }> {
  const each: Partial<Record<Hostile, Placed>> = {};
  for (const [name, text] of Object.entries(hostileTexts)) each[name as Hostile] = await placeOne(server, token, text);
  const ended = each.elements?.id;
  await done(change(server, token, 'cancelOrder', { orderId: ended, reason: 'OTHER', note: texts.join('\n') }));
  const taken = each['an override']?.id;
  await done(change(server, token, 'fulfillOrder', { orderId: taken, tracking: [{ number: hostileTexts.Hebrew }] }));
  await done(change(server, token, 'cancelFulfillment', { orderId: taken }));
  return { each: each as Record<Hostile, Placed>, all: await placeAll(server, token) };
}

/** Imports an order of Shopify's export for each text, with the text in every cell that takes one; says how many came in. */
export function importUnderFire(server: Server): string {
  const row = (i: number, text: string): Record<string, string> => ({
    ...{
      Name: `#${8000 + i}${text}`.slice(0, 200),
      Id: text,
      Email: 'ada@example.com',
      'Financial Status': 'paid',
      Currency: 'USD',
      Total: '5.00',
    },
    ...{ 'Created at': '2026-03-01 10:11:12 +0100', 'Lineitem quantity': '1', 'Lineitem price': '5.00', 'Lineitem name': text },
    ...{ 'Lineitem sku': text, Vendor: text, 'Shipping Method': text, Notes: text, 'Note Attributes': text, Tags: text },
    ...{ 'Billing Name': text, 'Billing Address1': text, 'Billing City': text, 'Billing Zip': text, 'Billing Country': text },
    ...{ 'Shipping Name': text, 'Shipping Address1': text, 'Shipping Company': text, 'Shipping Country': 'US' },
    ...{ 'Payment Method': text, 'Payment Reference': text, 'Fulfillment Status': 'fulfilled', 'Cancelled at': '' },
  });
  const rows = texts.map((text, i) => row(i, text));
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const table = [Object.keys(rows[0] ?? {}), ...rows.map((each) => Object.values(each))];
  const file = join(server.folder, 'orders_export.csv');
  writeFileSync(file, table.map((cells) => cells.map(cell).join(',')).join('\n'));
  const { stdout } = spawnSync(inject('program'), ['import', file], { cwd: server.folder, encoding: 'utf8' });
  return stdout.trim();
}
