/**
 * Takes the pictures in docs/pictures: the first screen of every page as a phone and a laptop show it, and a few in
 * English and dark.
 *
 *   npm run pictures -- [--url http://localhost:4000] [--to docs/pictures]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import sparticuz from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import { readAddresses } from "./addresses.mjs";
import { openAddress, openWindow } from "./looks.mjs";
import { startOwnHub } from "./own-hub.mjs";

const EVERY_PAGE = [
  { width: 360, language: "vi", theme: "light" },
  { width: 1440, language: "vi", theme: "light" },
];
const SOME_PAGES = [
  { width: 360, language: "en", theme: "dark" },
  { width: 1440, language: "en", theme: "dark" },
];
const SOME = ["/", "/chuong-trinh/:code", "/so-lieu/:id", "/dia-ban/:id"];
const QUALITY = 80;

const { values: flags } = parseArgs({
  options: {
    url: { type: "string" },
    to: { type: "string", default: join(import.meta.dirname, "../../docs/pictures") },
  },
});
await using hub = flags.url === undefined ? await startOwnHub() : undefined;
const url = hub?.url ?? flags.url;
const executablePath = await sparticuz.executablePath();
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--lang=vi"],
});
mkdirSync(flags.to, { recursive: true });
const addresses = await readAddresses(url);
for (const look of EVERY_PAGE) await takePictures(look, addresses);
for (const look of SOME_PAGES)
  await takePictures(
    look,
    addresses.filter(({ page }) => SOME.includes(page)),
  );
await browser.close();

async function takePictures(look, places) {
  const context = await openWindow(browser, look);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  for (const place of places) {
    await openAddress(page, url, place.address, look.language);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
    const file = join(flags.to, `${nameOf(place.page, look)}.webp`);
    writeFileSync(file, Buffer.from(data, "base64"));
    console.log(file);
  }
  await context.close();
}

/** `/dia-ban/:id` in English and dark is `dia-ban-id-1440-en-dark`. */
function nameOf(page, { width, language, theme }) {
  const name = page === "/" ? "tong-quan" : page.slice(1).replace("/:", "-");
  return [name, width, language === "en" && "en", theme === "dark" && "dark"].filter(Boolean).join("-");
}
