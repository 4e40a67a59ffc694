import { languageOf, searchInLanguage } from "../language/language.js";
import { anyText, changeSearch, oneOf } from "./address-state.js";

/** The page on which people sign in, and to which the identity provider leads back. */
export const SIGN_IN = "/dang-nhap";

/** What the address of the sign-in says. */
export const SIGN_IN_PARAMETERS = {
  /** The address from which one came. */
  tu: anyText,
  /** Without another press. */
  "bat-dau": oneOf("", "1"),
};

/** Leads to where people sign in, and back to this address; in its language. */
export function signInAddress(from: string): string {
  return addressOf(from, "1");
}

/** The page that offers to sign in, and leads back to this address; in its language. */
export function signInPage(from: string): string {
  return addressOf(from, "");
}

function addressOf(from: string, atOnce: "" | "1"): string {
  const [, written = ""] = from.split(/[?#]/);
  const search = changeSearch(SIGN_IN_PARAMETERS, "", { tu: from, "bat-dau": atOnce });
  return `${SIGN_IN}${searchInLanguage(search, languageOf(written))}`;
}
