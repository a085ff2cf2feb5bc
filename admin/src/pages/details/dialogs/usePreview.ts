import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from 'urql';
import { explainReading } from '../../../api/act';
import { doc } from '../../../api/document';
import type { TypedDocumentString } from '../../../generated/graphql';

/** How long after the last letter it is asked, in ms. */
const pause = 250;

/** What a change would come to; failure is why that cannot be told. */
interface Preview<Data> {
  preview?: Data;
  failure?: string;
}

/**
 * What a change would come to, by the rules that guard it. Nothing while nothing is wanted, and until the answer to
 * what is wanted now has come: an older answer is never shown beside newer words.
 */
export function usePreview<Data, Input extends object>(
  query: TypedDocumentString<Data, { input: Input }>,
  input: Input | undefined,
): Preview<Data> {
  const wanted = JSON.stringify(input ?? null);
  const [asked] = useDebouncedValue(wanted, pause);
  const [{ data, error, fetching, operation }] = useQuery({
    query: doc(query),
    variables: { input: JSON.parse(asked) as Input },
    pause: asked === 'null',
    requestPolicy: 'network-only',
  });
  const answered = JSON.stringify((operation?.variables as { input?: Input } | undefined)?.input ?? null);
  const isAnswer = wanted !== 'null' && wanted === answered && !fetching;
  if (!isAnswer) return {};
  return error ? { failure: explainReading(error) } : { preview: data };
}
