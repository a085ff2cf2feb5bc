import { items } from './words';

/** What packing slips say. */
export const slips = {
  slip: {
    title: 'Packing slips',
    print: 'Print',
    packingSlip: 'Packing slip',
    shipTo: 'Ship to',
    ordered: 'Ordered',
    delivery: 'Delivery',
    toPack: 'To pack',
    item: 'Item',
    note: 'Note',
    gone: (name: string, when: string) => `Fulfillment ${name}, ${when}`,
    pieces: (n: number) => items(n),
    first: (n: number, of: number) => `These are the first ${n} of ${of} packing slips.`,
    rest: (n: number) => (n === 1 ? 'Show the one that is left' : `Show the other ${n}`),
    failed: 'This order could not be loaded.',
  },
};
