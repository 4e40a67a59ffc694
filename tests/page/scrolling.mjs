import { openAddress, openWindow } from "./looks.mjs";

const LIST = "/dia-ban?cap=COMMUNE";
const SLOWDOWN = 4;
/** Of what a page may hold, however long its list is. */
const MOST_ROWS = 300;

/**
 * Scrolls the longest list from its first row to its last on a machine that is four times as slow, a fifth of the table's
 * window in each frame, and counts the frames that took more than 50 ms and what the page holds meanwhile.
 *
 * @returns {Promise<{ faults: string[], table: string }>} one sentence for each width at which too many rows are held
 */
export async function measureScrolling(browser, url) {
  const faults = [];
  const rows = [];
  for (const width of [1440, 360]) {
    const { total, seconds, long, longest, mostRows, mostNodes } = await scroll(browser, url, width);
    rows.push(
      `| ${width} px | ${total} | ${seconds.toFixed(0)} | ${long} | ${longest.toFixed(0)} | ${mostRows} | ${mostNodes} |`,
    );
    if (mostRows >= MOST_ROWS) faults.push(`${LIST} at ${width} px holds ${mostRows} rows.`);
  }
  return {
    faults,
    table: [
      `| \`${LIST}\`, ${SLOWDOWN} × slower | rows read | s | frames over 50 ms | longest ms | most rows held | most elements held |`,
      "|---|---:|---:|---:|---:|---:|---:|",
      ...rows,
    ].join("\n"),
  };
}

async function scroll(browser, url, width) {
  const context = await openWindow(browser, { width, theme: "light" });
  const page = await context.newPage();
  await openAddress(page, url, LIST, "vi");
  await page.locator(".long-table tr[aria-rowindex]").first().waitFor({ state: "attached" });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  const measured = await page.evaluate(scrollToLastRow);
  await context.close();
  return measured;
}

/** In the page. */
function scrollToLastRow() {
  const box = document.querySelector(".long-table");
  const last = box.querySelector("table").getAttribute("aria-rowcount");
  const frames = [];
  const observer = new PerformanceObserver((list) => frames.push(...list.getEntries()));
  observer.observe({ type: "long-animation-frame" });
  const began = performance.now();
  let mostRows = 0;
  let mostNodes = 0;
  return new Promise((resolve) => {
    const step = () => {
      mostRows = Math.max(mostRows, box.querySelectorAll("tr").length);
      mostNodes = Math.max(mostNodes, document.getElementsByTagName("*").length);
      if (box.querySelector(`tr[aria-rowindex="${last}"]`) === null) {
        box.scrollBy({ top: box.clientHeight / 5, behavior: "instant" });
        requestAnimationFrame(step);
        return;
      }
      frames.push(...observer.takeRecords());
      resolve({
        total: Number(last) - 1,
        seconds: (performance.now() - began) / 1000,
        long: frames.length,
        longest: Math.max(0, ...frames.map(({ duration }) => duration)),
        mostRows,
        mostNodes,
      });
    };
    requestAnimationFrame(step);
  });
}
