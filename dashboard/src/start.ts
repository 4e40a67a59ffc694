/**
 * Loads the page's code. Where the hub has written the page, what it says comes onto the screen first: on a slow network
 * the code would take the network away from it.
 */
import { noteEarlyActions } from "./early-actions.js";

const tellEarlyActions = noteEarlyActions();
nameStyles();
const isWritten = document.getElementById("root")?.hasChildNodes() === true;
// A page in the background is not drawn.
if (isWritten && document.visibilityState === "visible") requestAnimationFrame(() => setTimeout(load));
else void load();

async function load(): Promise<void> {
  const { whenTakenOver } = await import("./main.js");
  await tellEarlyActions(whenTakenOver);
}

/**
 * The built page has all styles in itself. As links that load nothing, their files count as there for the code that
 * loads a part with its styles.
 */
function nameStyles(): void {
  const files = document.querySelector("style[data-files]")?.getAttribute("data-files") ?? "";
  for (const file of files.split(" ").filter(Boolean)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.disabled = true;
    link.href = file;
    document.head.append(link);
  }
}
