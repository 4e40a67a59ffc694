/**
 * What the hub has answered while it wrote the page: the page in the browser begins with the same answers, and so with
 * the same content, before it has asked anything.
 */
import type { Exchange, Operation, OperationResult } from "urql";
import { filter, map, merge, pipe, share, tap } from "wonka";

/** A complete answer. */
export interface FirstAnswer {
  readonly data: unknown;
  readonly extensions?: Record<string, unknown> | undefined;
}

/** Answers by the keys that urql gives to operations: the same for the same text and variables, everywhere. */
export type FirstAnswers = Readonly<Record<number, FirstAnswer>>;

/** What a page that the hub has written was made of. */
export interface FirstPage {
  /** The time that its ages count to. */
  readonly writtenAt: number;
  readonly answers: FirstAnswers;
}

/** The id of the script that holds it. */
export const FIRST_PAGE_ID = "first-page";

/** Answers each operation once, before it is asked of the hub; the cache before this exchange remembers it. */
export function firstAnswersExchange(answers: FirstAnswers): Exchange {
  const { isKnown, take, drop } = holdAnswers(answers);
  return ({ forward }) =>
    (operations$) => {
      const shared$ = pipe(operations$, share);
      const others$ = pipe(
        shared$,
        filter((operation) => !isKnown(operation)),
      );
      const takeOnce = (operation: Operation): OperationResult => {
        const answer = take(operation);
        drop(operation);
        return { operation, data: undefined, ...answer, stale: false, hasNext: false };
      };
      // The others first: what is taken is no longer known.
      return merge([forward(others$), pipe(shared$, filter(isKnown), map(takeOnce))]);
    };
}

/**
 * What comes with a page is what everybody is told: whoever has signed in sees it until the hub has told that caller. The
 * cache after this exchange never has it, nor anybody its cursor.
 */
export function publicAnswersExchange(answers: FirstAnswers): Exchange {
  const { isKnown, take, drop } = holdAnswers(answers);
  return ({ forward }) =>
    (operations$) => {
      const shared$ = pipe(operations$, share);
      const told$ = pipe(
        forward(shared$),
        tap(({ operation }) => drop(operation)),
      );
      const showMeanwhile = (operation: Operation): OperationResult => ({
        operation,
        data: take(operation)?.data,
        stale: true,
        hasNext: false,
      });
      return merge([told$, pipe(shared$, filter(isKnown), map(showMeanwhile))]);
    };
}

function holdAnswers(answers: FirstAnswers) {
  const left = new Map(Object.entries(answers));
  return {
    isKnown: ({ kind, key, context }: Operation) =>
      kind === "query" && context.requestPolicy !== "network-only" && left.has(String(key)),
    take: ({ key }: Operation) => left.get(String(key)),
    drop: ({ key }: Operation) => left.delete(String(key)),
  };
}

/** Undefined where the hub has sent the page without content. */
export function readFirstPage(): FirstPage | undefined {
  const text = document.getElementById(FIRST_PAGE_ID)?.textContent;
  return text ? JSON.parse(text) : undefined;
}
