import type { EntryFieldsFragment, LineFigure, OrderStatus, PaymentStatus } from '../../generated/graphql';
import { shownAttributes } from '../../parts/Attributes';
import { t } from '../../texts';
import { country } from '../../texts/format';
import { isolated } from '../../texts/isolated';
import { said } from '../../texts/said';

/** One value before and after, as the timeline keeps it. */
export type Change = EntryFieldsFragment['changes'][number];

/** What the field of a line begins with. */
const line = 'line: ';

/** What stands behind the title of a line. The title may end like this, too: only the figure tells. */
const behindTitle: Partial<Record<LineFigure, string>> = {
  REFUNDED: ', refunded',
  UNIT_PRICE: ', unit price',
  DISCOUNT: ', discount',
  TAX: ', tax',
  ATTRIBUTES: ', attributes',
};

/** What changed, in the chosen language. Without a figure, it is how many there are of a line. */
export function changed({ field, figure }: Pick<Change, 'field' | 'figure'>): string {
  if (!field.startsWith(line)) return t.timeline.field({ field });
  const behind = (figure && behindTitle[figure]) ?? '';
  const title = isolated(field.slice(line.length, field.length - behind.length));
  return behind ? `${title}, ${t.timeline.figure[figure as keyof typeof t.timeline.figure]}` : title;
}

type Reading = (value: string, currencyCode: string) => string;

/** How the server keeps the values of a line. A number of pieces is one. */
const ofLine: Partial<Record<LineFigure, Reading>> = {
  FULFILLED: fulfilledIn,
  UNIT_PRICE: said,
  DISCOUNT: said,
  TAX: said,
  ATTRIBUTES: attributesIn,
};

/** How it keeps those of the order, as far as they are no text that somebody typed. */
const ofOrder: Record<string, Reading> = {
  status: statusIn,
  paymentStatus: statusIn,
  'shippingAddress.countryCode': country,
  'billingAddress.countryCode': country,
  discount: said,
  shipping: said,
  tax: said,
  total: said,
  due: said,
  paid: said,
  refunded: said,
  attributes: attributesIn,
  tags: tagsIn,
};

/** A value before or after in the chosen language. What was typed is taken for nothing else. */
export function shown({ field, figure }: Pick<Change, 'field' | 'figure'>, value: string | null | undefined, currencyCode: string): string {
  if (!value) return t.timeline.nothing;
  const read = field.startsWith(line) ? ofLine[figure ?? 'FULFILLED'] : ofOrder[field];
  return read?.(value, currencyCode) ?? isolated(value);
}

function statusIn(value: string): string {
  return { ...t.status, ...t.payment }[value as OrderStatus | PaymentStatus] ?? value;
}

/** How many have left, which the server keeps in words. */
function fulfilledIn(value: string): string {
  const [, done, of] = /^(\d+) of (\d+) fulfilled$/.exec(value) ?? [];
  return of ? t.details.fulfilledOf(Number(done), Number(of)) : value;
}

/** The server keeps them as JSON. */
function attributesIn(value: string): string {
  const attributes: { name: string; value: string }[] = JSON.parse(value);
  return (
    shownAttributes(attributes)
      .map(({ name, value }) => isolated(`${name}: ${value}`))
      .join(', ') || t.timeline.nothing
  );
}

/** The server keeps the list as JSON. */
function tagsIn(value: string): string {
  const tags: string[] = JSON.parse(value);
  return tags.length > 0 ? tags.map(isolated).join(', ') : t.timeline.nothing;
}
