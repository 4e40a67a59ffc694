import type { LocalizedText } from "../language/language.js";
import { LANGUAGE_PARAMETER } from "../language/language.js";

/**
 * What the address says after `?` that the hub refuses, such as `sau=xyz`: the values that its sentences name, or all
 * where these name none.
 */
export function refusedValues(search: string, refusals: readonly LocalizedText[]): string[] {
  const chosen = [...new URLSearchParams(search)].filter(([name]) => name !== LANGUAGE_PARAMETER);
  const named = chosen.filter(([, value]) => refusals.some(({ vi }) => vi.includes(`“${value}”`)));
  return (named.length > 0 ? named : chosen).map(([name, value]) => `${name}=${value}`);
}
