import { z } from "zod";
import type { AskMember } from "../members/ask-member.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { fromByteText, toByteText } from "../wire/byte-text.js";
import { mapStrings } from "../wire/json.js";

/** A field that members do not show to clients: it is no part of the public schema. */
const TEXT =
  "mutation ($spool: String!, $lines: [AccessLine!]!) { recordAccess(spool: $spool, lines: $lines) { chain number hash } }";

const heads = z.array(z.object({ chain: z.string(), number: z.int(), hash: z.string() })).readonly();

/** The last record of a chain, by which it can be told later that one has been cut off. */
export type ChainHead = z.infer<typeof heads>[number];

/** Hands lines of a spool over to the member. Resolves with the heads of the chains that have grown. */
export function recordAccessBy(
  member: string,
  ask: AskMember,
): (spool: string, lines: readonly string[]) => Promise<readonly ChainHead[]> {
  const operation: MemberOperation = {
    member,
    kind: "mutation",
    text: TEXT,
    textJson: JSON.stringify(TEXT),
    variableNames: ["spool", "lines"],
  };
  return async (spool, lines) => {
    const variables = new Map([
      ["spool", toByteText(JSON.stringify(spool))],
      ["lines", toByteText(JSON.stringify(lines))],
    ]);
    const { data, errors } = await ask(operation, variables);
    const [error] = errors;
    if (error) throw new Error(`${member} does not take the access log over: ${error.message}`);
    return heads.parse(data && mapStrings(data["recordAccess"] ?? null, fromByteText));
  };
}
