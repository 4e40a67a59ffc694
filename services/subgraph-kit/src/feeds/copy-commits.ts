import { AutoResetEvent } from "@hub/outbox/auto-reset-event";

/** The moments at which a copy of what another member tells has moved. */
export class CopyCommits {
  readonly #waiting = new Set<AutoResetEvent>();

  /** Tells those who wait that rows were committed. */
  tell(): void {
    for (const commit of this.#waiting) commit.signal();
  }

  /** Asks at once and after each commit, until it is so; ends without that after `longestMs`. */
  async until(isSo: () => Promise<boolean>, longestMs: number): Promise<void> {
    const commit = new AutoResetEvent();
    this.#waiting.add(commit);
    try {
      const endsAtMs = performance.now() + longestMs;
      while (!(await isSo())) {
        const leftMs = endsAtMs - performance.now();
        if (leftMs <= 0) return;
        await commit.wait(leftMs);
      }
    } finally {
      this.#waiting.delete(commit);
    }
  }
}
