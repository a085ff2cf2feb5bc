export const many = (n: number, one: string, other: string) => `${n.toLocaleString('de')} ${n === 1 ? one : other}`;

export const items = (n: number) => many(n, 'Artikel', 'Artikel');

export const orders = (n: number) => many(n, 'Bestellung', 'Bestellungen');
