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

/** The order of this ID, or the newest; undefined where there is none, or where one must sign in first. */
export async function orderToTry(id: string, headers: Record<string, unknown> = {}): Promise<OrderToTry | undefined> {
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { ...(headers as Record<string, string>), "Content-Type": "application/json" },
      body: JSON.stringify({ query, operationName: "OrderToTry", variables: { id, any: id === "" } }),
    });
    const { data } = await response.json();
    return data?.order ?? data?.orders?.nodes[0];
  } catch {
    return undefined; // the server is away, which the sample itself will say
  }
}
