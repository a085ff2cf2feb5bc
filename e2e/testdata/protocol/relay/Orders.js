// The list of orders, as a page of a Relay application asks for it. These files
// are read by the Relay compiler and run by nobody.
import { graphql } from 'relay-runtime';

export const row = graphql`
  fragment Orders_row on Order {
    id
    number
    status
    paymentStatus
    placedAt
    itemCount
    deliveryMethod
    total {
      ...Money_amount
    }
    customer {
      name
    }
  }
`;

export const list = graphql`
  fragment Orders_list on Query
  @refetchable(queryName: "OrdersPageQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
    search: { type: "String" }
    filter: { type: "OrderFilter" }
    sort: { type: "OrderSort" }
  ) {
    orders(first: $first, after: $after, last: $last, before: $before, search: $search, filter: $filter, sort: $sort)
      @connection(key: "Orders_list_orders", filters: ["search", "filter", "sort"]) {
      edges {
        node {
          ...Orders_row
        }
      }
      totalCount {
        count
        precision
      }
    }
  }
`;

export const query = graphql`
  query OrdersQuery($search: String, $filter: OrderFilter, $sort: OrderSort) {
    eventCursor
    viewer {
      name
      role
    }
    orderStatusCounts(search: $search) {
      status
      count {
        count
      }
    }
    ...Orders_list @arguments(first: 2, search: $search, filter: $filter, sort: $sort)
  }
`;

export const placed = graphql`
  mutation OrdersCreateMutation($input: CreateOrderInput!, $connections: [ID!]!) {
    createOrder(input: $input) {
      order @prependNode(connections: $connections, edgeTypeName: "OrderEdge") {
        ...Orders_row
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const changed = graphql`
  subscription OrdersSubscription($after: String) {
    orderStatusChanged(after: $after) {
      cursor
      previousStatus
      status
      order {
        ...Orders_row
      }
      notification {
        title
        message
      }
    }
  }
`;
