/** Words of keys that somebody has written down as an example: the documentation's own have one of them. */
const WORDS_OF_EXAMPLES = /\b(?:a|the)-key-|example|change[-_ ]?me|secret|password/i;
const FEWEST_CHARACTERS = 10;

/**
 * Why a key protects nothing, as the rest of a sentence that begins with its name; undefined for one that was made at
 * random.
 */
export function findWeakness(key: string): string | undefined {
  const remedy = "make one at random, such as with: openssl rand -hex 32";
  if (WORDS_OF_EXAMPLES.test(key)) return `is an example that anybody can read: ${remedy}`;
  if (new Set(key).size < FEWEST_CHARACTERS) return `has few different characters: ${remedy}`;
  return undefined;
}
