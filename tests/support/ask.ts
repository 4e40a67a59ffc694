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
    authorization,
    signal,
  }: {
    variables?: Record<string, unknown>;
    authorization?: string | Promise<string>;
    signal?: AbortSignal;
  } = {},
): Promise<Answer> {
  const header = await authorization;
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(header && { authorization: header }) },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  const answer: Answer = JSON.parse(await response.text());
  return answer;
}

/**
 * Asks a mutation whose variable `$version` is the version that it expects: a hub at another one says which.
 * @param variables the others
 */
export async function askAtVersion(
  hub: Pick<RunningHub, "url" | "authorization">,
  mutation: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  for (let version: unknown = 1; ; ) {
    const options = { variables: { ...variables, version }, authorization: hub.authorization() };
    const answer = await ask(hub, mutation, options);
    const { code, currentVersion } = answer.errors?.[0]?.extensions ?? {};
    if (code !== "CONFLICT" || currentVersion === version) return answer;
    version = currentVersion;
  }
}

const SET_STATE = `mutation ($id: ID!, $state: CommitmentState!, $version: Int!) {
  setCommitmentState(commitmentId: $id, state: $state, expectedVersion: $version, source: { title: "Báo cáo quý" }, reason: "Hai cơ quan chủ trì thống nhất") {
    code state version
  }
}`;

/** Sets a commitment's state and fails the test when the hub refuses. */
export async function setCommitmentState(
  hub: Pick<RunningHub, "url" | "authorization">,
  id: string,
  state: string,
): Promise<{ code: string; state: string; version: number }> {
  const { data, errors } = await askAtVersion(hub, SET_STATE, { id, state });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.setCommitmentState;
}
