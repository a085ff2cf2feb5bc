import { WhoAmIDocument } from '../generated/graphql';
import { doc } from './document';
import { useLasting } from './hooks';

/** Who one is, once it is known. */
export function useViewer() {
  const [{ data }] = useLasting({ query: doc(WhoAmIDocument), variables: {} });
  return data?.viewer;
}
