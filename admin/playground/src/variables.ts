import type { OrderToTry } from "./orderToTry";

type Variables = Record<string, unknown>;

/** The variables of a tab; undefined while they are being typed. */
export function parse(json = ""): Variables | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Whether an operation moves money or cannot be taken back. Of which order is for the person to say, see ChooseOrder. */
export function isFinal(operation = ""): boolean {
  return /\b(cancelOrder|refundOrder|markOrderAsPaid)\b/.test(operation);
}

/** What the variables of the samples are called, and what each is of an order. */
const ids: Record<string, (order: OrderToTry) => string | undefined> = {
  orderId: (order) => order.id,
  orderIds: (order) => order.id,
  lineId: ({ lines }) => (lines.find((line) => line.unfulfilledQuantity > 0) ?? lines[0])?.id,
  fulfillmentId: ({ fulfillments }) => (fulfillments.find(({ status }) => status === "ACTIVE") ?? fulfillments[0])?.id,
};

/** Whether an ID is empty that an order could give. */
export function needOrder(variables: Variables): boolean {
  let need = false;
  replaceEmpty(variables, (name) => {
    need ||= name in ids;
    return "";
  });
  return need;
}

/** The variables with the empty IDs filled in. */
export function fillIn(variables: Variables, order: OrderToTry): unknown {
  return replaceEmpty(variables, (name) => ids[name]?.(order) ?? "");
}

function replaceEmpty(value: unknown, by: (name: string) => string, name = ""): unknown {
  if (value === "") {
    return by(name);
  }
  if (Array.isArray(value)) {
    return value.map((each) => replaceEmpty(each, by, name));
  }
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaceEmpty(each, by, key)]));
  }
  return value;
}
