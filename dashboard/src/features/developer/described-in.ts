import type { Language } from "../../language/language.js";

/** A description of the schema has its Vietnamese words on the first line, the English ones on the second. */
export function describedIn(language: Language, description: string): string {
  const [vi = "", en = vi] = description.split("\n");
  return language === "en" ? en : vi;
}
