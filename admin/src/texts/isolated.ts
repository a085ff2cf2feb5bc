/** Letters that are written from the right, and characters that turn what stands around them, or end its line. */
const turning = /[\u0590-\u08ff\u200f\u2028-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** The embeddings, overrides and isolates of Unicode's Bidirectional Algorithm, and their ends. */
const controls = /[\u202a-\u202e\u2066-\u2069]/g;
const separators = /[\u2028\u2029]/g;

/**
 * A text that came from outside, to be put among words: whatever it says, they stay in their order. Without this, the
 * words behind a name could read backwards, and a number behind a Hebrew one would stand before it. It is enclosed by
 * characters, as nothing else works in titles and labels; <bdi> also ends where the text says so.
 */
export function isolated(text: string): string {
  return enclosed('\u2068', text); // in the direction of its first letter
}

/** The same for a whole sentence of ours with such texts in it. */
export function sentenceOf(text: string): string {
  return enclosed('\u2066', text);
}

/** A text without the characters that turn it, for a line of its own whose parts came from outside. */
export function straight(text: string): string {
  return text.replace(controls, '').replace(separators, ' ');
}

function enclosed(begin: string, text: string): string {
  return turning.test(text) ? `${begin}${straight(text)}\u2069` : text;
}

/** The same texts; what is put into one of them is isolated. */
export function isolating<T extends object>(texts: T): T {
  const entries = Object.entries(texts).map(([name, value]) => [name, isolatingOne(value)]);
  return Object.fromEntries(entries) as T;
}

function isolatingOne(value: unknown): unknown {
  if (typeof value === 'function')
    return (...given: unknown[]) => value(...given.map((each) => (typeof each === 'string' ? isolated(each) : each)));
  return typeof value === 'object' && value !== null ? isolating(value) : value;
}
