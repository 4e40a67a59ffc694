import i18next from "i18next";
import { TOOL_WORDS } from "../language/set-up-language.js";
import { en } from "../language/tool-en.js";
import { vi } from "../language/tool-vi.js";

/** Adds what the query tool says to what the pages say, in both languages. */
export function addToolWords(): void {
  i18next.addResourceBundle("vi", TOOL_WORDS, vi);
  i18next.addResourceBundle("en", TOOL_WORDS, en);
}
