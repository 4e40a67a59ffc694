import { useEffect } from "react";
import { type AnyVariables, type TypedDocumentNode, useQuery } from "urql";
import { useLiveFeeds } from "../live/live-feeds.js";
import { findFailedMembers } from "./failed-members.js";

export interface Answer<Data> {
  /** What is known so far; parts of silent members may be missing. */
  readonly data: Data | undefined;
  readonly isLoading: boolean;
  /** The hub could not be read at all. */
  readonly hasFailed: boolean;
  /** Members that did not answer; the rest of `data` is complete. */
  readonly failedMembers: readonly string[];
  readonly reload: () => void;
}

/** One query of the hub. `variables` undefined: wait until they are known. */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables | undefined,
): Answer<Data> {
  const { confirmData } = useLiveFeeds();
  const [result, execute] = useQuery<Data, AnyVariables>({
    query,
    variables: variables ?? {},
    pause: variables === undefined,
  });
  const { data, error, fetching, stale } = result;

  useEffect(() => {
    if (data !== undefined && data !== null && error === undefined && !stale) confirmData();
  }, [data, error, stale, confirmData]);

  const failedMembers = findFailedMembers(error);
  return {
    data: data ?? undefined,
    isLoading: fetching && !data,
    hasFailed: error !== undefined && failedMembers.length === 0,
    failedMembers,
    reload: () => execute({ requestPolicy: "network-only" }),
  };
}
