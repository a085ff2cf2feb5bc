// Loaded before an example of docs/clients.md (node --import): gives it what a
// browser would have, and prints what it shows and sees, one JSON value a line.
import { EventSource } from 'eventsource';
import { WebSocket } from 'ws';

const print = (told) => process.stdout.write(JSON.stringify(told) + '\n');

globalThis.showOrders = (orders) => print({ orders });
globalThis.show = (orderEvents) => print({ data: { orderEvents } });

globalThis.WebSocket = class extends WebSocket {
  constructor(...args) {
    super(...args);
    this.addEventListener('close', ({ code }) => print({ closed: code }));
  }
};
globalThis.EventSource = EventSource;
