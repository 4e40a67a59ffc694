// Jest's runner. What starts whole programs, kills them and waits for them mostly waits, and must not be starved:
// these files run one after the other, in Jest's own process; all others run beside them in workers.
import TestRunner from "jest-runner";

const WHOLE_PROGRAMS = /\/tests\/(?:journeys|live|resilience|siege|stacks)\//;
/** Begun last, it would run on alone. */
const LONGEST = /\/tests\/federation\/random\//;

export default class TwoLaneRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    if (options.serial) return super.runTests(tests, watcher, options);
    const oneByOne = tests.filter(({ path }) => WHOLE_PROGRAMS.test(path));
    const others = tests
      .filter(({ path }) => !WHOLE_PROGRAMS.test(path))
      .toSorted((a, b) => Number(LONGEST.test(b.path)) - Number(LONGEST.test(a.path)));
    await Promise.all([
      super.runTests(oneByOne, watcher, { ...options, serial: true }),
      super.runTests(others, watcher, options),
    ]);
  }
}
