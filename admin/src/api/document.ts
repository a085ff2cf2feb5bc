import { gql, type TypedDocumentNode } from '@urql/core';
import type { TypedDocumentString } from '../generated/graphql';

const parsed = new WeakMap<object, unknown>();

/**
 * The document that urql takes, of the text that codegen writes. Texts are a fifth
 * of the size of syntax trees, and the parser is in the page anyway.
 */
export function doc<Data, Variables>(text: TypedDocumentString<Data, Variables>): TypedDocumentNode<Data, Variables & object> {
  let document = parsed.get(text);
  if (!document) {
    document = gql(text.toString());
    parsed.set(text, document);
  }
  return document as TypedDocumentNode<Data, Variables & object>;
}
