import type { Placed, Server } from './server';

/** A word of 120 letters. */
export const word = 'Donaudampfschifffahrt'.repeat(6).slice(0, 120);

const address = {
  name: word,
  company: word,
  line1: word,
  line2: word,
  city: word,
  region: word,
  postalCode: '1090',
  countryCode: 'AT',
  phone: '+43 1 234 567 890 123 456 789',
};

/** Orders with texts that nothing can break, and amounts of as many digits as there may be; many of each kind. */
export async function placeHostile(server: Server, token: string) {
  const ask = <T>(name: string, type: string, input: object, fields: string) =>
    server
      .ask<Record<string, T & { userErrors: unknown[] }>>(
        `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { message } } }`,
        { input },
        token,
      )
      .then((data) => {
        const payload = data[name] as T & { userErrors: unknown[] };
        if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
        return payload;
      });
  const place = async (number: string, currencyCode: string, unitPrice: string, quantity: number, paid?: string): Promise<Placed> => {
    const line = {
      title: word,
      variantTitle: word,
      sku: word,
      vendor: word,
      quantity,
      unitPrice,
      attributes: [{ name: word, value: word }],
    };
    const plain = { title: 'Stoneware Mug', sku: 'MUG-1', vendor: 'Kiso Ceramics', quantity: 3, unitPrice: '5' };
    const { order } = await ask<{ order: Placed }>(
      'createOrder',
      'CreateOrderInput',
      {
        number,
        currencyCode,
        source: word,
        sourceId: `${word}-${number}`,
        customer: { name: word, email: `${word.slice(0, 60)}@${word.slice(0, 60)}.example.com`, phone: address.phone },
        deliveryMethod: word,
        lines: [line, plain],
        shipping: '5',
        tax: '5',
        discount: '5',
        shippingAddress: address,
        billingAddress: { ...address, line2: 'Top 3' },
        note: `${word}\nhttps://example.com/${word}?q=${word}`,
        attributes: [{ name: word, value: word }],
        tags: [word, `${word}-2`, 'vip'],
        gateway: word,
        ...(paid ? { paid } : {}),
      },
      'order { id number version lines { id } }',
    );
    return order;
  };
  const fulfill = (order: Placed, quantity: number) => {
    const tracking = [
      { number: word, carrier: word, url: `https://example.com/${word}` },
      { number: `${word}-2`, carrier: 'DHL' },
    ];
    const lines = [{ lineId: order.lines[0]?.id, quantity }];
    return ask('fulfillOrder', 'FulfillOrderInput', { orderId: order.id, lines, tracking, allowUnpaid: true }, 'order { id }');
  };

  const unpaid = await place('1001', 'VND', '99999999', 1_000_000);
  const partly = await place('1002', 'IDR', '998765432.12', 1_000, '998765432120');
  const cancelled = await place('1003', 'USD', '1234567.89', 1_000, '1234567890');
  const open = await place('1004', 'IDR', '998765432.12', 1_000, '998765432130.00');
  await place('EU-2026-0000123456', 'VND', '12345678', 999_999);

  await fulfill(partly, 300);
  await fulfill(partly, 200);
  await ask('cancelFulfillment', 'CancelFulfillmentInput', { orderId: partly.id }, 'order { id }');
  await fulfill(partly, 333);
  await fulfill(partly, 333);
  await ask(
    'updateOrder',
    'UpdateOrderInput',
    { orderId: partly.id, note: `${word}\n${word}-2`, tags: [word], email: null },
    'order { id }',
  );
  await ask('refundOrder', 'RefundOrderInput', { orderId: partly.id, amount: '123456789.01', reason: word }, 'order { id }');
  await server.comment(partly, `${word} https://example.com/${word}`, token);
  await ask('cancelOrder', 'CancelOrderInput', { orderId: cancelled.id, reason: 'CUSTOMER', note: word }, 'order { id }');
  return { unpaid, partly, cancelled, open };
}
