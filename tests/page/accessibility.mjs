import { accessibilityFaultsOf } from "../support/page-faults.ts";
import { HEIGHTS, LANGUAGES, openAddress, openWindow, THEMES, WIDTHS } from "./looks.mjs";

/** Pages that are looked at at the same time. */
const WINDOWS = 2;
/** Light, at both ends: all that is shown or hidden on any screen. */
const WHOLLY = WIDTHS.filter((_, index) => index !== 1);
/** What other colours or a width in between can change of the same elements. */
const RULES_OF_LOOKS = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"];

/**
 * Every page in every look: what axe finds, and whether it is wider than its window. Each fault is told when it is found.
 *
 * @returns {Promise<{ faults: string[], table: string }>} one sentence for each fault
 */
export async function checkAccessibility(browser, url, addresses) {
  const faults = [];
  const left = addresses.flatMap(({ address }) => LANGUAGES.map((language) => ({ address, language })));
  const total = left.length;
  const lookAtNext = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const found = await lookAt(browser, url, next);
      for (const fault of found) console.error(fault);
      faults.push(...found);
      console.log(`… ${total - left.length} of ${total}: ${next.address}, ${next.language}`);
    }
  };
  await Promise.all(Array.from({ length: WINDOWS }, lookAtNext));
  const seen = `${addresses.length} pages at ${WIDTHS.join(", ")} px, in two languages, light and dark`;
  return { faults, table: `axe, and the width of the page: ${faults.length} faults in ${seen}.` };
}

/** One page in one language, loaded once: the window changes around it. */
async function lookAt(browser, url, { address, language }) {
  const faults = [];
  const context = await openWindow(browser, { width: WIDTHS[0], theme: THEMES[0] });
  const page = await context.newPage();
  await openAddress(page, url, address, language);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHTS[width] });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      const rules = theme === THEMES[0] && WHOLLY.includes(width) ? [] : RULES_OF_LOOKS;
      const found = await accessibilityFaultsOf(page, rules);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      if (needed > width) found.push(`it is ${needed} px wide`);
      faults.push(...found.map((fault) => `${address} at ${width} px, ${language}, ${theme}: ${fault}`));
    }
  }
  await context.close();
  return faults;
}
