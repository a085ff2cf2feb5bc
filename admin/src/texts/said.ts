import type { TimelineKind } from '../generated/graphql';
import { money } from './format';

/** What an entry of the timeline says, as the server wrote it. */
export interface Said {
  kind: TimelineKind;
  actor: { name: string };
  message: string;
}

/** An amount that the server wrote for people to read, such as R$1,234.50, as it is written here. */
export function said(text: string, currencyCode: string): string {
  const amount = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '');
  return amount ? money({ amount, currencyCode }) : text;
}

/** Where an amount stands in the sentence of an entry about money, behind the actor's name. Old currencies stand behind it. */
const amountIn: Partial<Record<TimelineKind, RegExp>> = {
  MARKED_AS_PAID: /^(marked )(.+)(?= as paid\.$)/,
  PAYMENT_RECORDED: /^(recorded a payment of )(\D*[\d,.]*\d(?: [A-Z]{3})?)/,
  REFUNDED: /^(refunded )(\D*[\d,.]*\d(?: [A-Z]{3})?)|^()(.+)(?= was refunded\.)/,
};

/** The server's sentence with its amount as it is written here. */
export function withAmount({ kind, actor, message }: Said, currencyCode: string): string {
  const name = message.startsWith(`${actor.name} `) ? `${actor.name} ` : '';
  const form = amountIn[kind];
  if (!form) return message;
  const text = message
    .slice(name.length)
    .replace(form, (_, verb, amount, none, before) => (verb ?? none) + said(amount ?? before, currencyCode));
  return name + text;
}

/** Why the server refuses a refund, with the most that can go back as it is written here. */
export function withMost(message: string, currencyCode: string): string {
  return message.replace(
    /^(At most )(.+?)(?=(?: of shipping)? can be refunded\.$)/,
    (_, before, most) => before + said(most, currencyCode),
  );
}
