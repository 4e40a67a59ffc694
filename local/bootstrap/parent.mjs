/** Often enough to leave nothing running for long, seldom enough to cost nothing. */
const LOOK_EVERY_MS = 300;

/**
 * Calls back once when npm, or the shell npm runs a script in, is gone. A signal sent to npm ends that shell and
 * goes no further, so its end is all that a script gets to know. Does nothing for a process npm did not start.
 */
export function onEndOfNpm(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, LOOK_EVERY_MS);
  timer.unref();
}
