/** How a reader may see a page: the width of the window, the language, light or dark. */
export const WIDTHS = [360, 768, 1440];
export const LANGUAGES = ["vi", "en"];
export const THEMES = ["light", "dark"];

/** Of a phone, of a tablet, of a laptop. */
export const HEIGHTS = { 360: 740, 768: 1024, 1440: 900 };

const SETTLED_WITHIN_MS = 5_000;

/**
 * A window in which pages look like this. Closing it is the caller's.
 *
 * @param {import("playwright-core").Browser} browser
 */
export function openWindow(browser, { width, theme }) {
  return browser.newContext({
    viewport: { width, height: HEIGHTS[width] },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    // It would fetch all other pages as well.
    serviceWorkers: "block",
  });
}

/** Resolves when everything that the page has asked for is on it. */
export async function openAddress(page, url, address, language) {
  const target = new URL(address, url);
  if (language === "en") target.searchParams.set("ngon-ngu", "en");
  await page.goto(target.href);
  await page.locator("h1, .graphiql-container").first().waitFor();
  // A page that is not live in time is looked at as it is.
  const settled = page.locator(".live-badge[data-status=live], .graphiql-container .view-line").first();
  await settled.waitFor({ timeout: SETTLED_WITHIN_MS }).catch(() => undefined);
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
