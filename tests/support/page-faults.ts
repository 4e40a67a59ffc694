import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds on the page: each rule that is broken, with the elements that break it. */
export async function accessibilityFaultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
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
