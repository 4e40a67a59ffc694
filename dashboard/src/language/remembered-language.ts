/**
 * The reader's last choice of a language, for addresses that name none. It is a cookie, by which the hub knows in which
 * language to write the page; it says nothing of who reads.
 */
import { LANGUAGE_PARAMETER, type Language, parseLanguage } from "./language.js";

const A_YEAR_IN_S = 31_536_000;

/** Where the browser keeps no cookies, the choice stays in the address. */
export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API needs HTTPS
  document.cookie = `${LANGUAGE_PARAMETER}=${language}; Path=/; Max-Age=${A_YEAR_IN_S}; SameSite=Lax`;
}

/** Vietnamese, where nothing has been chosen. */
export function rememberedLanguage(): Language {
  const prefix = `${LANGUAGE_PARAMETER}=`;
  const cookie = document.cookie.split("; ").find((each) => each.startsWith(prefix));
  return parseLanguage(cookie?.slice(prefix.length));
}
