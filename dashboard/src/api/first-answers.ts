/**
 * What the hub has answered while it wrote the page: the page in the browser begins with the same answers, and so with
 * the same content, before it has asked anything.
 */
import type { Exchange, Operation, OperationResult } from "urql";
import { filter, map, merge, pipe, share } from "wonka";

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
  const left = new Map(Object.entries(answers));
  const isKnown = ({ kind, key, context }: Operation) =>
    kind === "query" && context.requestPolicy !== "network-only" && left.has(String(key));
  const take = (operation: Operation): OperationResult => {
    const answer = left.get(String(operation.key));
    left.delete(String(operation.key));
    return { operation, data: undefined, ...answer, stale: false, hasNext: false };
  };
  return ({ forward }) =>
    (operations$) => {
      const shared$ = pipe(operations$, share);
      const others$ = pipe(
        shared$,
        filter((operation) => !isKnown(operation)),
      );
      // The others first: what is taken is no longer known.
      return merge([forward(others$), pipe(shared$, filter(isKnown), map(take))]);
    };
}

/** Undefined where the hub has sent the page without content. */
export function readFirstPage(): FirstPage | undefined {
  const text = document.getElementById(FIRST_PAGE_ID)?.textContent;
  return text ? JSON.parse(text) : undefined;
}
