// Jest's runner. What starts a hub or fills an outbox mostly waits, and must not be starved: these files run one after
// the other, in Jest's own process; all others run beside them in workers.
import { readFileSync } from "node:fs";
import TestRunner from "jest-runner";

/** What these files import. */
const WHOLE_PROGRAMS = /\/(?:start-hub|describe-stacks|outbox-server)\.js"/;
/** What callers may take of the gateway's time, and how slow a reader may be: with others beside it, it would be they who slow it. */
const ALONE = /\/tests\/siege\/|\/gateway\/src\/(?:access\/shares|errors\/faults)\./;
/** Begun last, it would run on alone. */
const LONGEST = /\/tests\/federation\/random\//;

export default class TwoLaneRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    if (options.serial) return super.runTests(tests, watcher, options);
    const oneByOne = { ...options, serial: true };
    const { alone = [], programs = [], others = [] } = Object.groupBy(tests, laneOf);
    others.sort((a, b) => Number(LONGEST.test(b.path)) - Number(LONGEST.test(a.path)));
    await Promise.all([
      super.runTests(programs, watcher, oneByOne),
      super.runTests(others, watcher, options),
    ]);
    await super.runTests(alone, watcher, oneByOne);
  }
}

function laneOf({ path }) {
  if (ALONE.test(path)) return "alone";
  return WHOLE_PROGRAMS.test(readFileSync(path, "utf8")) ? "programs" : "others";
}
