import { many } from './en/words';
import { money } from './format';
import { actorIn, param, type Refused, type Said } from './said';

/** The server's own sentence is English, so only its amount is written as the reader's country does. */
export function sentence(entry: Said): string {
  if (!entry.amount) return entry.message;
  const [by, amount] = [actorIn(entry), money(entry.amount)];
  switch (entry.kind) {
    case 'MARKED_AS_PAID':
      return `${by}marked ${amount} as paid.`;
    case 'PAYMENT_RECORDED':
      return `${by}recorded a payment of ${amount}${gateway(entry)}.`;
    case 'REFUNDED':
      return by ? `${by}refunded ${amount}${pieces(entry)}.${owed(entry)}${reason(entry)}` : `${amount} was refunded.`;
    default:
      return entry.message;
  }
}

const gateway = (entry: Said) => (param(entry, 'gateway') ? ` (${param(entry, 'gateway')})` : '');
const pieces = ({ quantity }: Said) => (quantity ? ` for ${many(quantity, 'item', 'items')}` : '');
const owed = (entry: Said) => (param(entry, 'stillOwed') ? ' The customer still owes it.' : '');
const reason = ({ reason }: Said) => (reason ? ` Reason: ${reason}` : '');

/** The server refuses in English sentences, so only the most that can go back is written as the reader's country does. */
export function refusal(refused: Refused): string {
  const amount = param(refused, 'most');
  if (refused.code !== 'AMOUNT_EXCEEDS_PAID' || !amount) return refused.message;
  const most = money({ amount, currencyCode: param(refused, 'currencyCode') });
  return `At most ${most}${refused.field?.at(-1) === 'shipping' ? ' of shipping' : ''} can be refunded.`;
}
