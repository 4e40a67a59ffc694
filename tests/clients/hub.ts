/** What every client is asked to do with a gateway whose events the test tells. */
import type { HubGateway } from "@hub/gateway-fixtures/hub-gateway";

export const GREETING = "query Greet { greeting }";
export const WRITE = "mutation Write { write }";
export const UNKNOWN_FIELD = "query Wrong { nothing }";
export const WATCH = /* GraphQL */ `
  subscription Watch($after: String) {
    commitmentChanged(programmeId: "P", after: $after) { commitment { title } }
  }
`;

/** Where a subscription has to begin so that it misses nothing from now on, however late it is heard of. */
export async function present({ endpoint }: HubGateway): Promise<string> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: GREETING }),
  });
  const { extensions } = JSON.parse(await response.text());
  return extensions.asOf;
}

export function change({ relay }: HubGateway, commitmentId: string): void {
  relay.emit("commitment.changed", { programmeId: "P", commitmentId });
}

/** What {@link WATCH} is told of the change. */
export const told = (commitmentId: string) => ({
  commitmentChanged: { commitment: { title: `Cam kết ${commitmentId}` } },
});

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Fetches, and remembers what was asked and in which form it was answered. */
export class WatchedFetch {
  readonly requests: { readonly method: string; readonly url: string; readonly body: string }[] = [];
  readonly mediaTypes: (string | undefined)[] = [];

  readonly fetch: typeof fetch = async (input, init) => {
    const request = { method: init?.method ?? "GET", url: String(input), body: String(init?.body ?? "") };
    this.requests.push(request);
    const response = await fetch(input, init);
    this.mediaTypes.push(response.headers.get("content-type")?.split(";")[0]);
    return response;
  };
}
