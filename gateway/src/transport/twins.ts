import type { ServerResponse } from "node:http";

/** An answer under way, and how many still wait for it. */
interface Twin {
  readonly answer: Promise<Buffer>;
  readonly gone: AbortController;
  waiting: number;
}

/**
 * Lets identical queries that are asked at the same time share one answer, its bytes included.
 *
 * Whoever would get the same answer is told by the key: the body as it was sent and the headers that change what it
 * means or who asks. Nobody joins an answer that may be older than something he has been told: every change that
 * passes through this gateway begins another moment, and answers of different moments are not shared.
 */
export class Twins {
  #moment: object | undefined;
  #underWay = new Map<string, Twin>();

  /** The answer to the identical query that is being answered already, if there is one. */
  join(key: string, moment: object, response: ServerResponse): Promise<Buffer> | undefined {
    const twin = moment === this.#moment ? this.#underWay.get(key) : undefined;
    if (!twin || twin.gone.signal.aborted) return undefined;
    wait(twin, response);
    return twin.answer;
  }

  /** Answers the query for everybody who joins; the signal tells when nobody waits any more. */
  lead(
    key: string,
    moment: object,
    response: ServerResponse,
    answer: (signal: AbortSignal) => Promise<Buffer>,
  ): Promise<Buffer> {
    if (moment !== this.#moment) {
      this.#moment = moment;
      this.#underWay = new Map();
    }
    const underWay = this.#underWay;
    const gone = new AbortController();
    const twin = { answer: answer(gone.signal).finally(() => underWay.delete(key)), gone, waiting: 0 };
    underWay.set(key, twin);
    wait(twin, response);
    return twin.answer;
  }
}

function wait(twin: Twin, response: ServerResponse): void {
  twin.waiting += 1;
  response.once("close", () => {
    twin.waiting -= 1;
    if (twin.waiting === 0 && !response.writableFinished) twin.gone.abort();
  });
}
