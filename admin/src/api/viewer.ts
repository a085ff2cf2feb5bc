import { useQuery } from 'urql';
import { WhoAmIDocument } from '../generated/graphql';
import { doc } from './document';

/** Who one is, once it is known. */
export function useViewer() {
  const [{ data }] = useQuery({ query: doc(WhoAmIDocument) });
  return data?.viewer;
}
