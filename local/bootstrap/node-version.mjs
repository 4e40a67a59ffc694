/** The oldest Node that can run npm and the preparation; the hub itself then runs on the Node of the lock file. */
const OLDEST = { major: 20, minor: 19 };

/** What to tell someone whose Node is too old; undefined when it is not. Takes `process.version`. */
export function explainOldNode(version) {
  const parts = version.replace(/^v/, "").split(".").map(Number);
  if (parts[0] > OLDEST.major || (parts[0] === OLDEST.major && parts[1] >= OLDEST.minor)) return undefined;
  const oldest = `${OLDEST.major}.${OLDEST.minor}`;
  return [
    `Máy này có Node ${version}, hệ thống cần Node ${oldest} trở lên: hãy cài bản mới từ https://nodejs.org rồi chạy lại.`,
    `This machine has Node ${version}, the hub needs Node ${oldest} or newer: install a current one from https://nodejs.org and start again.`,
  ].join("\n");
}
