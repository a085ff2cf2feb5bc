// One order with its timeline, fetched again by its ID and read in pages.
import { graphql } from 'relay-runtime';

export const amount = graphql`
  fragment Money_amount on Money {
    amount
    currencyCode
  }
`;

export const details = graphql`
  fragment Order_details on Order @refetchable(queryName: "OrderDetailsQuery") {
    version
    note
    tags
    shippingAddress {
      formatted
    }
    lines {
      id
      title
      quantity
      unfulfilledQuantity
      unitPrice {
        ...Money_amount
      }
    }
    fulfillments {
      id
      name
      status
      createdBy {
        kind
        name
      }
      tracking {
        number
        url
      }
      lines {
        quantity
        orderLine {
          title
        }
      }
    }
    payment {
      outstanding {
        ...Money_amount
      }
      transactions {
        id
        kind
      }
    }
    actions {
      name
      allowed
      code
      reason
    }
  }
`;

export const entry = graphql`
  fragment Order_entry on TimelineEntry {
    sequence
    kind
    at
    message
    actor {
      name
    }
    changes {
      field
      before
      after
    }
  }
`;

export const timeline = graphql`
  fragment Order_timeline on Order
  @refetchable(queryName: "OrderTimelineQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 1 }, after: { type: "String" }) {
    timeline(first: $first, after: $after) @connection(key: "Order_timeline_timeline") {
      edges {
        node {
          ...Order_entry
        }
      }
    }
  }
`;

export const query = graphql`
  query OrderQuery($id: ID!) {
    order(id: $id) {
      ...Orders_row
      ...Order_details
      ...Order_timeline
    }
  }
`;

export const many = graphql`
  query OrderManyQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      ...Orders_row @alias
      ...Order_entry @alias
    }
  }
`;

export const byNumber = graphql`
  query OrderByNumberQuery($number: String!) {
    orderByNumber(number: $number) {
      ...Orders_row
    }
  }
`;

export const fulfill = graphql`
  mutation OrderFulfillMutation($input: FulfillOrderInput!) {
    fulfillOrder(input: $input) {
      order {
        ...Orders_row
        ...Order_details
      }
      notification {
        message
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

export const commented = graphql`
  mutation OrderCommentMutation($input: AddOrderCommentInput!, $connections: [ID!]!) {
    addOrderComment(input: $input) {
      entry @prependNode(connections: $connections, edgeTypeName: "TimelineEdge") {
        ...Order_entry
      }
      userErrors {
        code
        message
      }
    }
  }
`;

export const events = graphql`
  subscription OrderSubscription($orderId: ID, $after: String) {
    orderEvents(orderId: $orderId, after: $after) {
      cursor
      order {
        ...Orders_row
      }
      entry {
        ...Order_entry
      }
    }
  }
`;
