/** What the samples need of an order. */
export interface OrderToTry {
  id: string;
  lines: { id: string; unfulfilledQuantity: number }[];
  fulfillments: { id: string; status: string }[];
}

const fields = "{ id lines { id unfulfilledQuantity } fulfillments { id status } }";
const query = `query OrderToTry($id: ID!, $any: Boolean!) {
  order(id: $id) @skip(if: $any) ${fields}
  orders(first: 1, sort: { field: PLACED_AT, direction: DESC }) @include(if: $any) { nodes ${fields} }
}`;

/** An order to choose. */
export interface Choice extends OrderToTry {
  number: string;
  status: string;
  customer: { name: string } | null;
}

const newest = `query OrdersToChoose {
  orders(first: 20, sort: { field: PLACED_AT, direction: DESC }) {
    nodes { number status customer { name } id lines { id unfulfilledQuantity } fulfillments { id status } }
  }
}`;

/** The newest orders; none where one must sign in first. */
export async function ordersToChoose(headers?: Record<string, unknown>): Promise<Choice[]> {
  return (await ask(newest, "OrdersToChoose", {}, headers))?.orders?.nodes ?? [];
}

/** The order of this ID, or the newest; undefined where there is none, or where one must sign in first. */
export async function orderToTry(id: string, headers?: Record<string, unknown>): Promise<OrderToTry | undefined> {
  const data = await ask(query, "OrderToTry", { id, any: id === "" }, headers);
  return data?.order ?? data?.orders?.nodes[0];
}

async function ask(query: string, operationName: string, variables: object, headers: Record<string, unknown> = {}) {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { ...(headers as Record<string, string>), "Content-Type": "application/json" },
      body: JSON.stringify({ query, operationName, variables }),
    });
    return (await response.json()).data;
  } catch {
    return undefined; // the server is away, which the sample itself will say
  }
}
