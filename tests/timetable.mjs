import { relative } from "node:path";

const SLOWEST = 12;

/** How long each phase of a run took, and within the tests the slowest files. */
export class Timetable {
  #phases = [];
  #files = [];

  /** Does the work and remembers how long it took. */
  async time(phase, work) {
    const startedAt = performance.now();
    try {
      return await work();
    } finally {
      this.#phases.push([performance.now() - startedAt, phase]);
    }
  }

  /** Takes the files from Jest's results. */
  readFiles({ testResults }, root) {
    this.#files = testResults.map(({ name, startTime, endTime }) => [
      endTime - startTime,
      relative(root, name),
    ]);
  }

  /** The lines to print. */
  *lines() {
    yield* this.#phases.map(line);
    if (this.#files.length <= 1) return;
    const together = this.#files.reduce((sum, [timeMs]) => sum + timeMs, 0);
    yield line([together, `${this.#files.length} files, one beside the other; the slowest:`]);
    const slowest = this.#files.toSorted(([a], [b]) => b - a).slice(0, SLOWEST);
    yield* slowest.map((file) => `  ${line(file)}`);
  }
}

function line([timeMs, what]) {
  return `${(timeMs / 1_000).toFixed(1).padStart(7)} s  ${what}`;
}
