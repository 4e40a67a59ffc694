import { LANGUAGES, openAddress, openWindow, THEMES, WIDTHS } from "./looks.mjs";

/** Twice the usual size, as a reader with weak eyes sets it in the browser. */
const TEXT_PX = 32;

/** What a browser is started with for that. */
export const LARGE_TEXT = `--blink-settings=defaultFontSize=${TEXT_PX}`;

/**
 * Every page on a phone with large text: whether it follows the browser's size, and is no wider than its window.
 *
 * @param {import("playwright-core").Browser} browser started with `LARGE_TEXT`
 * @returns {Promise<{ faults: string[], table: string }>} one sentence for each fault
 */
export async function checkTextSize(browser, url, addresses) {
  const [width] = WIDTHS;
  const faults = [];
  for (const { address } of addresses)
    for (const language of LANGUAGES) {
      const context = await openWindow(browser, { width, theme: THEMES[0] });
      const page = await context.newPage();
      await openAddress(page, url, address, language);
      const { needed, textPx } = await page.evaluate(() => ({
        needed: document.documentElement.scrollWidth,
        textPx: Number.parseFloat(getComputedStyle(document.body).fontSize),
      }));
      await context.close();
      if (needed > width) faults.push(`${address}, ${language}: with large text it is ${needed} px wide.`);
      if (textPx < TEXT_PX) faults.push(`${address}, ${language}: its text stays at ${textPx} px.`);
    }
  for (const fault of faults) console.error(fault);
  const seen = `${addresses.length} pages at ${width} px, in two languages`;
  return {
    faults,
    table: `Text of ${TEXT_PX} px by the browser's setting: ${faults.length} faults in ${seen}.`,
  };
}
