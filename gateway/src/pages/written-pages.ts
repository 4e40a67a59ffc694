import { type CallerQuota, charged } from "../access/quotas.js";
import { identityOf, type RequestContext } from "../access/request-context.js";
import type { TurnLimit } from "../access/turn-limit.js";
import type { CurrentEngine, Engine } from "../engine.js";
import type { Faults } from "../errors/faults.js";
import { RequestRefusal } from "../errors/request-refusal.js";
import { fromByteText } from "../wire/byte-text.js";
import type { AskedOperation, PageWriter, WrittenPage } from "./page-writer.js";

export interface WrittenPagesOptions {
  readonly writer: PageWriter;
  readonly engine: CurrentEngine;
  /** Where the callers' operations wait for their turn. */
  readonly turns: TurnLimit;
  readonly faults: Faults;
}

type PageContext = RequestContext & { readonly quota: CallerQuota };

/** Whoever does not answer by then is waited for by the browser, with the page before its eyes. */
const ANSWERS_WITHIN_MS = 500;
/** A page asks, then asks for more with what it was told. */
const MAX_ROUNDS = 4;
/** Pages that are written for one caller at the same time. */
const MAX_OF_ONE_CALLER = 4;

/**
 * Pages with what they show: their code says what it asks for, the gateway answers that as it would the browser, with the
 * caller's rights and share, and the code writes the page anew.
 */
export class WrittenPages {
  readonly #options: WrittenPagesOptions;
  readonly #underWay = new Map<CallerQuota, number>();

  constructor(options: WrittenPagesOptions) {
    this.#options = options;
  }

  /** The whole document; undefined if only the browser can write the page now. It never takes long. */
  async write(address: string, context: PageContext): Promise<WrittenPage | undefined> {
    const { quota } = context;
    const underWay = this.#underWay.get(quota) ?? 0;
    if (underWay >= MAX_OF_ONE_CALLER || quota.restMs > 0) return undefined;
    this.#underWay.set(quota, underWay + 1);
    try {
      return await this.#write(address, context);
    } catch (error) {
      this.#options.faults.report("page writer", error);
      return undefined;
    } finally {
      const left = (this.#underWay.get(quota) ?? 1) - 1;
      if (left > 0) this.#underWay.set(quota, left);
      else this.#underWay.delete(quota);
    }
  }

  async #write(address: string, context: PageContext): Promise<WrittenPage | undefined> {
    const { writer, engine } = this.#options;
    const tooLate = AbortSignal.timeout(ANSWERS_WITHIN_MS);
    const signal = context.signal ? AbortSignal.any([tooLate, context.signal]) : tooLate;
    const over = whenAborted(signal);
    const answers: Record<string, string> = {};
    const isAsked = new Set<string>();
    const writtenAt = Date.now();
    let page = await writer.write({ address, writtenAt, answers });
    for (let round = 0; page && round < MAX_ROUNDS && !signal.aborted; round += 1) {
      const open = page.asked.filter(({ key }) => !isAsked.has(key));
      if (open.length === 0) break;
      const found = open.map(async (operation) => {
        isAsked.add(operation.key);
        const answer = await Promise.race([
          this.#ask(operation, engine(), { ...identityOf(context), signal }),
          over,
        ]);
        if (answer !== undefined) answers[operation.key] = answer;
      });
      await Promise.all(found);
      page = await writer.write({ address, writtenAt, answers });
    }
    return page;
  }

  /** Undefined if the operation is refused: the page asks it again, and says why it has no answer. */
  async #ask(
    { query, variables }: AskedOperation,
    engine: Engine,
    context: RequestContext,
  ): Promise<string | undefined> {
    try {
      await this.#options.turns.enter(context.quota);
      const prepared = charged(context.quota, () => engine.prepareOwn({ query, variables }, context));
      if (prepared.kind !== "query") return undefined;
      return fromByteText(await engine.executeToText(prepared, context));
    } catch (error) {
      if (error instanceof RequestRefusal) return undefined;
      throw error;
    }
  }
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}
