import type { Locale } from "../language/use-locale.js";
import { vi } from "../language/vi.js";

type Rule = keyof typeof vi.quality.rules;

/** The rules that the page has a sentence for. */
export const NAMED_RULES: readonly string[] = Object.keys(vi.quality.rules);

/** Says in words what a rule finds; a member may have rules that this page does not know. */
export function nameRule(rule: string, { t }: Pick<Locale, "t">): string {
  return isKnown(rule) ? t(`quality.rules.${rule}`) : t("quality.otherRule");
}

function isKnown(rule: string): rule is Rule {
  return Object.hasOwn(vi.quality.rules, rule);
}
