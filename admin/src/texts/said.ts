import type { TimelineKind, UserErrorCode } from '../generated/graphql';
import { money } from './format';

interface Param {
  name: string;
  value: string;
}

/** What an entry of the timeline says, in the server's words and in values. */
export interface Said {
  kind: TimelineKind;
  actor: { name: string };
  message: string;
  fulfillment?: { name: string } | null;
  quantity?: number | null;
  amount?: { amount: string; currencyCode: string } | null;
  reason?: string | null;
  params: Param[];
  changes: { field: string }[];
}

/** What the server refuses, in its words and in values. */
export interface Refused {
  code: UserErrorCode;
  field?: string[] | null;
  message: string;
  params: Param[];
}

/** A value that a sentence of the server names; empty for none. */
export function param({ params }: { params: Param[] }, name: string): string {
  return params.find((each) => each.name === name)?.value ?? '';
}

/** Who did it, where the sentence says so; empty for what had happened before an order came here. */
export function actorIn({ actor, message }: Said): string {
  return message.startsWith(`${actor.name} `) ? `${actor.name} ` : '';
}

/** An amount that the server wrote for people to read, such as R$1,234.50, as it is written here. */
export function said(text: string, currencyCode: string): string {
  const amount = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '');
  return amount ? money({ amount, currencyCode }) : text;
}
