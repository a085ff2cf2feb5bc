import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from 'urql';
import { doc } from '../../../api/document';
import type { TypedDocumentString } from '../../../generated/graphql';

/** How long after the last letter it is asked, in ms. */
const pause = 250;

/**
 * What a change would come to, by the rules that guard it. Undefined while nothing is wanted, and until the answer to
 * what is wanted now has come: an older answer is never shown beside newer words.
 */
export function usePreview<Data, Input extends object>(
  query: TypedDocumentString<Data, { input: Input }>,
  input: Input | undefined,
): Data | undefined {
  const wanted = JSON.stringify(input ?? null);
  const [asked] = useDebouncedValue(wanted, pause);
  const [{ data, fetching, operation }] = useQuery({
    query: doc(query),
    variables: { input: JSON.parse(asked) as Input },
    pause: asked === 'null',
    requestPolicy: 'network-only',
  });
  const answered = JSON.stringify((operation?.variables as { input?: Input } | undefined)?.input ?? null);
  return wanted !== 'null' && wanted === answered && !fetching ? data : undefined;
}
