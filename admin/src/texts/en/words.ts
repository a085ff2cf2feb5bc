export const many = (n: number, one: string, other: string) => `${n.toLocaleString('en')} ${n === 1 ? one : other}`;

export const items = (n: number) => many(n, 'item', 'items');

export const orders = (n: number) => many(n, 'order', 'orders');
