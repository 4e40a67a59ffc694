// Jest's runner. What starts a hub or fills an outbox mostly waits, and must not be starved: these files run one after
// the other, in Jest's own process; all others run beside them in workers.
import { readFileSync } from "node:fs";
import TestRunner from "jest-runner";

const HUB = /\/start-hub\.js"/;
/** What these files import. */
const WHOLE_PROGRAMS = /\/(?:start-hub|describe-stacks|outbox-server)\.js"/;
/** What callers may take of the gateway's time, and how slow a reader may be: with others beside it, it would be they who slow it. */
const ALONE = /\/tests\/siege\/|\/gateway\/src\/(?:access\/shares|errors\/faults)\./;
/** It waits for a minute in which nothing happens, which would hold up the others that start a hub. */
const IDLE = /\/idle-hub\./;
/** Begun last, they would run on alone. The first need no hub, which is made meanwhile. */
const LONGEST = [/\/tests\/federation\/random\//, /\/every-page\./, /\/idle-hub\./];
const READS_HUB = /\/share-hub\.js"/;

export default class TwoLaneRunner extends TestRunner {
  async runTests(tests, watcher, options) {
    if (options.serial) return super.runTests(tests, watcher, options);
    const oneByOne = { ...options, serial: true };
    const { alone = [], programs = [], others = [] } = Object.groupBy(tests, laneOf);
    others.sort(byNumber(placeOf));
    // While the data of a hub are made, files run that need none.
    programs.sort(byNumber((test) => Number(startsHub(test))));
    if (tests.some(startsHub)) begin("data-directory");
    if (tests.some(readsHub)) begin("hub");
    await Promise.all([
      super.runTests(programs, watcher, oneByOne),
      super.runTests(others, watcher, options),
    ]);
    await super.runTests(alone, watcher, oneByOne);
  }
}

function laneOf(test) {
  if (ALONE.test(test.path)) return "alone";
  return WHOLE_PROGRAMS.test(textOf(test)) && !IDLE.test(test.path) ? "programs" : "others";
}

function startsHub(test) {
  return HUB.test(textOf(test));
}

function readsHub(test) {
  return READS_HUB.test(textOf(test));
}

/** Among those that run in workers. */
function placeOf({ path }) {
  const place = LONGEST.findIndex((pattern) => pattern.test(path));
  return place === -1 ? LONGEST.length : place;
}

function textOf({ path }) {
  return readFileSync(path, "utf8");
}

function byNumber(numberOf) {
  return (one, other) => numberOf(one) - numberOf(other);
}

/** Whoever needs it asks for it, too, and hears of a failure. */
function begin(shared) {
  fetch(`${process.env.TEST_SHARING_URL}/${shared}`).catch(() => {});
}
