import { useEffect, useEffectEvent, useState } from "react";
import { type AnyVariables, type CombinedError, useQuery } from "urql";
import type { HubDocument } from "../api/hub-document.js";
import { findKept, type KeptAnswer } from "../api/kept-answers.js";
import type { LocalizedText } from "../language/language.js";
import { useLiveReports } from "../live/live-status.js";
import { keepLastComplete } from "./keep-last-complete.js";

// On a wall display nobody can press "try again".
const RETRY_AFTER_MS = 10_000;

export interface HubQuery<Data> {
  /** What is known: for silent members their last data, or nothing. */
  readonly data: Data | undefined;
  readonly isLoading: boolean;
  /** Another question has been asked, and `data` is still the answer to the one before. */
  readonly isOfFormer: boolean;
  /** The hub could not be reached at all. */
  readonly hasFailed: boolean;
  /** Members that did not answer; the rest of `data` is complete. */
  readonly failedMembers: readonly string[];
  /** Why the hub cannot answer what was asked. */
  readonly refusals: readonly LocalizedText[];
  /** Some of `data` comes from an earlier response. */
  readonly isStale: boolean;
  /** When the hub gave what is shown; undefined before the first answer. */
  readonly receivedAt: number | undefined;
  /** A subscription from this cursor delivers everything since the response; undefined before the first. */
  readonly asOf: string | undefined;
  readonly refetch: () => void;
}

/** The last finished attempt. */
interface Settled<Data> {
  /** The variables that it was made with, as text; undefined before the first. */
  readonly asked?: string;
  readonly received?: Data | undefined;
  readonly error?: CombinedError | undefined;
  /** The data of the last response without any error. */
  readonly lastComplete?: Data | undefined;
  readonly receivedAt?: number | undefined;
  readonly asOf?: string | undefined;
}

/** Asks the hub one query and retries after a failure. It waits while `variables` is undefined. */
export function useHubQuery<Data extends object, Variables extends AnyVariables>(
  document: HubDocument<Data, Variables>,
  variables: Variables | undefined,
): HubQuery<Data> {
  const { confirmData, showKept, outdatedCount } = useLiveReports();
  const [result, execute] = useQuery<Data, AnyVariables>({
    query: document,
    variables: variables ?? {},
    pause: variables === undefined,
  });
  const { data: received, error, extensions, fetching, stale } = result;
  // urql drops an error as soon as it asks again; what is shown changes only when an attempt has finished.
  const asked = JSON.stringify(variables ?? {});
  const [settled, setSettled] = useState<Settled<Data>>(() =>
    received === undefined || error !== undefined
      ? {}
      : completeAnswer(asked, received, findAsOf(extensions)),
  );
  const refetch = () => execute({ requestPolicy: "network-only" });
  const retry = useEffectEvent(refetch);

  useEffect(() => {
    if (fetching || stale || !(received || error)) return;
    const asOf = findAsOf(extensions);
    const kept = findKept<Data>(extensions);
    setSettled((last) => {
      if (error === undefined)
        // What the page began with is settled already.
        return last.received === received && last.error === undefined && last.asked === asked
          ? last
          : completeAnswer(asked, received, asOf);
      // Of another question, nothing that is known is an answer.
      const known = last.asked === asked ? last : { asked };
      // What this page has received itself is no older than what was kept.
      const isFromKept = known.lastComplete === undefined && kept !== undefined;
      const complete = isFromKept ? keptAnswer(asked, kept) : known;
      return { ...complete, received, error, asOf: asOf ?? complete.asOf };
    });
    if (error === undefined) confirmData(asOf);
    // Of silent members the hub itself knows: it is there.
    else if (error.networkError !== undefined && kept !== undefined)
      showKept(kept.keptAt, findAsOf(kept.extensions));
  }, [asked, received, error, extensions, fetching, stale, confirmData, showKept]);

  useEffect(() => {
    if (outdatedCount > 0) retry();
  }, [outdatedCount]);

  const { data, failedMembers, refusals, isStale } = keepLastComplete(
    settled.lastComplete,
    settled.received,
    settled.error,
  );
  const isOnlyRefused = refusals.length > 0 && failedMembers.length === 0;

  useEffect(() => {
    if (error === undefined || fetching || isOnlyRefused) return;
    const timer = setTimeout(retry, RETRY_AFTER_MS);
    window.addEventListener("online", retry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", retry);
    };
  }, [error, fetching, isOnlyRefused]);

  return {
    data,
    isLoading: variables !== undefined && data === undefined && settled.error === undefined,
    isOfFormer: variables !== undefined && data !== undefined && settled.asked !== asked,
    hasFailed: settled.error !== undefined && failedMembers.length === 0 && refusals.length === 0,
    failedMembers,
    refusals,
    isStale,
    receivedAt: settled.receivedAt,
    asOf: settled.asOf,
    refetch,
  };
}

function completeAnswer<Data>(
  asked: string,
  received: Data | undefined,
  asOf: string | undefined,
): Settled<Data> {
  return { asked, received, lastComplete: received, receivedAt: Date.now(), asOf };
}

function keptAnswer<Data>(asked: string, { data, keptAt, extensions }: KeptAnswer<Data>): Settled<Data> {
  return { asked, lastComplete: data, receivedAt: keptAt, asOf: findAsOf(extensions) };
}

function findAsOf(extensions: Record<string, unknown> | undefined): string | undefined {
  const asOf = extensions?.["asOf"];
  return typeof asOf === "string" ? asOf : undefined;
}

/** Every member answered: what is missing was not published. */
export function isComplete(queries: readonly HubQuery<unknown>[]): boolean {
  return queries.every(
    ({ hasFailed, failedMembers, refusals }) =>
      !hasFailed && failedMembers.length === 0 && refusals.length === 0,
  );
}
