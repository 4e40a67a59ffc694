import { useEffect, useEffectEvent, useState } from "react";
import { type AnyVariables, type CombinedError, type TypedDocumentNode, useQuery } from "urql";
import { useLiveFeeds } from "../live/live-feeds.js";
import { keepKnown } from "./keep-known.js";

// A page on a wall has nobody to press "try again".
const RETRY_AFTER_MS = 10_000;

export interface Answer<Data> {
  /** What is known: of silent members the last they said, or nothing. */
  readonly data: Data | undefined;
  readonly isLoading: boolean;
  /** The hub could not be read at all. */
  readonly hasFailed: boolean;
  /** Members that did not answer; the rest of `data` is complete. */
  readonly failedMembers: readonly string[];
  /** Some of `data` comes from an earlier answer. */
  readonly isKept: boolean;
  /** Subscriptions that begin here show everything that happened since the answer; undefined before the first. */
  readonly asOf: string | undefined;
  readonly reload: () => void;
}

interface Settled<Data> {
  readonly answered?: Data | undefined;
  readonly error?: CombinedError | undefined;
  /** The last answer without any error. */
  readonly complete?: Data | undefined;
  readonly asOf?: string | undefined;
}

/** One query of the hub, asked again by itself after a failure. `variables` undefined: wait until they are known. */
export function useAnswer<Data extends object, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables | undefined,
): Answer<Data> {
  const { confirmData, outdatedCount } = useLiveFeeds();
  const [result, execute] = useQuery<Data, AnyVariables>({
    query,
    variables: variables ?? {},
    pause: variables === undefined,
  });
  const { data: answered, error, extensions, fetching, stale } = result;
  // urql forgets an error as soon as it asks again; what is shown changes only with the next full stop.
  const [settled, setSettled] = useState<Settled<Data>>({});
  const reload = () => execute({ requestPolicy: "network-only" });
  const retry = useEffectEvent(reload);

  useEffect(() => {
    if (fetching || stale || !(answered || error)) return;
    setSettled(({ complete }) => ({
      answered: answered ?? undefined,
      error,
      complete: error === undefined ? answered : complete,
      asOf: findAsOf(extensions),
    }));
    if (error === undefined) confirmData();
  }, [answered, error, extensions, fetching, stale, confirmData]);

  useEffect(() => {
    if (outdatedCount > 0) retry();
  }, [outdatedCount]);

  useEffect(() => {
    if (error === undefined || fetching) return;
    const timer = setTimeout(retry, RETRY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [error, fetching]);

  const { data, failedMembers, isKept } = keepKnown(settled.complete, settled.answered, settled.error);
  return {
    data,
    isLoading: variables !== undefined && data === undefined && settled.error === undefined,
    hasFailed: settled.error !== undefined && failedMembers.length === 0,
    failedMembers,
    isKept,
    asOf: settled.asOf,
    reload,
  };
}

function findAsOf(extensions: Record<string, unknown> | undefined): string | undefined {
  const asOf = extensions?.["asOf"];
  return typeof asOf === "string" ? asOf : undefined;
}

/** Nobody was silent: what is missing was not published. */
export function isComplete(answers: readonly Answer<unknown>[]): boolean {
  return answers.every(({ hasFailed, failedMembers }) => !hasFailed && failedMembers.length === 0);
}
