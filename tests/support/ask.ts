import type { RunningHub } from "./start-hub.js";

export interface Answer {
  // A test looks into the answer of its own query; its shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: { cursor?: string; asOf?: string };
}

/** One HTTP request to the hub's GraphQL endpoint, as any client sends it. */
export async function ask(
  hub: Pick<RunningHub, "url">,
  query: string,
  {
    variables = {},
    writeKey,
    signal,
  }: { variables?: Record<string, unknown>; writeKey?: string; signal?: AbortSignal } = {},
): Promise<Answer> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(writeKey && { authorization: `Bearer ${writeKey}` }) },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  const answer: Answer = JSON.parse(await response.text());
  return answer;
}

const SET_STATE = `mutation ($id: ID!, $state: CommitmentState!) {
  setCommitmentState(commitmentId: $id, state: $state, source: { title: "Báo cáo quý" }) { code state version }
}`;

/** Sets a commitment's state and fails the test when the hub refuses. */
export async function setCommitmentState(
  hub: Pick<RunningHub, "url" | "writeKey">,
  id: string,
  state: string,
): Promise<{ code: string; state: string; version: number }> {
  const { data, errors } = await ask(hub, SET_STATE, { variables: { id, state }, writeKey: hub.writeKey });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.setCommitmentState;
}
