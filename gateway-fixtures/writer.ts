import type { SubgraphServer } from "./subgraph.js";
import type { TestProvider } from "./test-provider.js";

/** The account that may write. */
const WRITER = "writer";

/**
 * Lets one account of the provider write at a gateway that asks this member for the rights.
 * @returns the gateway's settings for that
 */
export function letWriterIn(provider: TestProvider, member: SubgraphServer): Record<string, string> {
  const right = { account: WRITER, role: "REPORTER", organisationId: "an office", unitId: null };
  member.answerFor("rightsInForce", (_, response) => {
    const data = { rightsInForce: { version: "1", rights: [right], agreements: [] } };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
  });
  return { ...provider.settings, RIGHTS_MEMBER: member.name };
}

/** What that account sends as the header `authorization`. */
export async function bearerOfWriter(provider: TestProvider): Promise<string> {
  return `Bearer ${await provider.token(WRITER)}`;
}
