import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds on the page, also of WCAG 2.2: each rule that is broken, with the elements that break it. It is run in
 * the page alone, which has no frames, and tells nothing of what is in order: that takes a fraction of the time.
 *
 * @param rules those to look at; all if there are none
 */
export async function accessibilityFaultsOf(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } });
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** The addresses outside the hub that the page asks for from now on. */
export function foreignRequestsOf(page: Page, hubUrl: string): string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(hubUrl).host) foreign.push(request.url());
  });
  return foreign;
}
