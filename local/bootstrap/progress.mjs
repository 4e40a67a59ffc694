/**
 * Shows what is being done and how long it took: a spinner on a terminal, plain lines elsewhere.
 * One step at a time.
 */
const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const FRAME_MS = 100;
/** Without a terminal a long step says now and then that it is still at work. */
const REMINDER_MS = 10_000;

const isTerminal = Boolean(process.stdout.isTTY) && process.env.TERM !== "dumb";
let currentLine;

/**
 * Does the work and prints one line with its duration. What the work throws is passed on.
 *
 * @template T
 * @param {string} title Vietnamese · English
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = performance.now();
  const stopShowing = isTerminal ? spin(title, startedAt) : remind(title, startedAt);
  let mark = "✘";
  try {
    const result = await work();
    mark = "✔";
    return result;
  } finally {
    stopShowing();
    say(`${mark} ${title} (${seconds(startedAt)} s)`);
  }
}

/** Prints a line without disturbing the spinner. */
export function say(line) {
  if (currentLine) process.stdout.write("\r\x1b[2K");
  process.stdout.write(`${line}\n`);
  if (currentLine) process.stdout.write(currentLine);
}

/** Seconds since `startedAt` (of `performance.now()`), with one decimal. */
export function seconds(startedAt) {
  return ((performance.now() - startedAt) / 1_000).toFixed(1);
}

function spin(title, startedAt) {
  let frame = 0;
  const draw = () => {
    frame = (frame + 1) % FRAMES.length;
    currentLine = `${FRAMES[frame]} ${title} ${Math.floor(Number(seconds(startedAt)))} s`;
    process.stdout.write(`\r\x1b[2K${currentLine}`);
  };
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return () => {
    clearInterval(timer);
    currentLine = undefined;
    process.stdout.write("\r\x1b[2K");
  };
}

function remind(title, startedAt) {
  const timer = setInterval(() => say(`… ${title} (${seconds(startedAt)} s)`), REMINDER_MS);
  return () => clearInterval(timer);
}
