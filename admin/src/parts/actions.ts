import type { OrderActionName, UserErrorCode } from '../generated/graphql';
import { t } from '../texts';

interface Action {
  name: OrderActionName;
  allowed: boolean;
  code?: UserErrorCode | null;
  reason?: string | null;
  params: { name: string; value: string }[];
}

/** What the rules say about something; undefined where the role may never do it. */
export function actionOf(actions: Action[], name: OrderActionName): Action | undefined {
  return actions.find((action) => action.name === name);
}

/** Whether an order may be fulfilled, be it after the question that an unpaid one needs. */
export function mayFulfill(actions: Action[]): boolean {
  const action = actionOf(actions, 'FULFILL');
  return action !== undefined && (action.allowed || action.code === 'ORDER_UNPAID');
}

/** Whether only the money is missing. */
export function isUnpaid(actions: Action[]): boolean {
  return actionOf(actions, 'FULFILL')?.code === 'ORDER_UNPAID';
}

/** Why something may not be done, in the reader's language. */
export function reasonOf(actions: Action[], name: OrderActionName): string {
  const action = actionOf(actions, name);
  return action?.code ? t.refusal({ code: action.code, message: action.reason ?? '', params: action.params }) : t.failure.forbidden;
}
