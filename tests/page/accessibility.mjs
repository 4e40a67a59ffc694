import { AxeBuilder } from "@axe-core/playwright";
import { LOOKS, openAddress, openWindow } from "./looks.mjs";

/**
 * Every page in every look: what axe finds, and whether it is wider than its window.
 *
 * @returns {Promise<{ faults: string[], table: string }>} one sentence for each fault
 */
export async function checkAccessibility(browser, url, addresses) {
  const faults = [];
  for (const look of LOOKS) {
    console.log(`… ${look.width} px, ${look.language}, ${look.theme}`);
    const context = await openWindow(browser, look);
    const page = await context.newPage();
    for (const { address } of addresses) {
      await openAddress(page, url, address, look.language);
      const found = await findFaults(page, look);
      const where = `${address} at ${look.width} px, ${look.language}, ${look.theme}`;
      faults.push(...found.map((fault) => `${where}: ${fault}`));
    }
    await context.close();
  }
  const seen = `${addresses.length} pages at 360, 768 and 1440 px, in two languages, light and dark`;
  return { faults, table: `axe, and the width of the page: ${faults.length} faults in ${seen}.` };
}

async function findFaults(page, { width }) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.map(({ id, nodes }) => `${id} (${nodes.length} times): ${nodes[0].html}`);
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  return needed > width ? [...faults, `it is ${needed} px wide`] : faults;
}
