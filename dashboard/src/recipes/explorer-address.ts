import { LANGUAGE_PARAMETER, type Language } from "../language/language.js";
import type { Operation } from "./operation.js";

/** Where the query tool opens with this operation. */
export function explorerAddress({ query, variables }: Operation, language: Language): string {
  const written = new URLSearchParams({ query });
  if (Object.keys(variables).length > 0) written.set("variables", JSON.stringify(variables, null, 2));
  if (language !== "vi") written.set(LANGUAGE_PARAMETER, language);
  return `/truy-van?${written}`;
}
