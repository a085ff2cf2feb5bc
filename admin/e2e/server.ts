import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inject } from 'vitest';

/** A server of the real program, in a folder of its own. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'waybill-e2e-'));
  address = '';
  /** What it said until it was ready. */
  readonly said: string[] = [];
  #process: ChildProcess | undefined;

  /** Starts it with these arguments; again at the same address after stop. */
  async start(args: string[], env: Record<string, string> = {}): Promise<void> {
    const listen = this.address ? new URL(this.address).host : '127.0.0.1:0';
    const child = spawn(inject('program'), ['serve', '--listen', listen, ...args], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#process = child;
    this.said.length = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      this.said.push(line);
      const address = /listening on (\S+)/.exec(line)?.[1];
      if (address) this.address = address;
      if (address) child.stdout.resume();
      if (/no sign-in|Sign in with (a|the) token|\/sign-in#/.test(line)) return; // the last line of its greeting
    }
    throw new Error(`the server did not start: ${this.said.join('\n')}`);
  }

  /** Ends it as an operator does, and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true });
  }

  /** Makes a token as whoever runs the server does. */
  makeToken(name: string, role: string): string {
    return execFileSync(inject('program'), ['token', 'create', '--name', name, '--role', role], {
      cwd: this.folder,
      encoding: 'utf8',
    }).trim();
  }

  /** Asks the API. */
  async ask<T = Record<string, unknown>>(query: string, variables: object = {}, token?: string): Promise<T> {
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Places an order; paid in full unless told otherwise. */
  async place({
    number = undefined as string | undefined,
    name = 'Ada Lovelace',
    lines = [{ title: 'Stoneware Mug', quantity: 2 }] as { title: string; quantity: number; imageUrl?: string }[],
    paid = true,
    delivery = 'Express',
    token = '',
  } = {}): Promise<Placed> {
    const total = lines.reduce((sum, line) => sum + 10 * line.quantity, 0);
    const input = {
      number,
      currencyCode: 'USD',
      customer: { name, email: 'ada@example.com' },
      deliveryMethod: delivery,
      lines: lines.map((line, i) => ({ ...line, unitPrice: '10.00', sku: `SKU-${i + 1}`, vendor: 'Kiso Ceramics' })),
      shippingAddress: { name, line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', countryCode: 'GB' },
      ...(paid ? { paid: total.toFixed(2) } : {}),
    };
    const { createOrder } = await this.ask<{ createOrder: { order: Placed; userErrors: unknown[] } }>(
      'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { order { id number version lines { id } } userErrors { message } } }',
      { input },
      token,
    );
    if (!createOrder.order) throw new Error(JSON.stringify(createOrder.userErrors));
    return createOrder.order;
  }

  /** Fulfils an order as another program would. */
  fulfill(order: Placed, lines?: { lineId: string; quantity: number }[], token?: string) {
    const mutation = 'mutation ($input: FulfillOrderInput!) { fulfillOrder(input: $input) { order { status } userErrors { message } } }';
    return this.ask(mutation, { input: { orderId: order.id, lines } }, token);
  }

  /** Cancels all its fulfillments, likewise. */
  takeBack(order: Placed) {
    const mutation = 'mutation ($input: CancelFulfillmentInput!) { cancelFulfillment(input: $input) { userErrors { message } } }';
    return this.ask(mutation, { input: { orderId: order.id } });
  }

  /** Gives its fulfillment a tracking number, likewise. */
  async track(order: Placed) {
    const ids = await this.ask<{ order: { fulfillments: { id: string }[] } }>(
      'query ($id: ID!) { order(id: $id) { fulfillments { id } } }',
      {
        id: order.id,
      },
    );
    const mutation = 'mutation ($input: UpdateTrackingInput!) { updateTracking(input: $input) { userErrors { message } } }';
    const tracking = [{ number: '1Z999AA10123456784' }];
    return this.ask(mutation, { input: { orderId: order.id, fulfillmentId: ids.order.fulfillments[0]?.id, tracking } });
  }

  /** Says something about an order, likewise. */
  comment(order: Placed, body: string, token?: string) {
    const mutation = 'mutation ($input: AddOrderCommentInput!) { addOrderComment(input: $input) { userErrors { message } } }';
    return this.ask(mutation, { input: { orderId: order.id, body } }, token);
  }
}

export interface Placed {
  id: string;
  number: string;
  version: number;
  lines: { id: string }[];
}
