import { z } from "zod";
import { askForItself } from "../members/ask-for-itself.js";
import type { AskMember } from "../members/ask-member.js";

const QUESTION = {
  kind: "mutation",
  text: "mutation ($spool: String!, $lines: [AccessLine!]!) { recordAccess(spool: $spool, lines: $lines) { chain number hash } }",
  variableNames: ["spool", "lines"],
  field: "recordAccess",
  failure: "does not take the access log over",
} as const;

const heads = z.array(z.object({ chain: z.string(), number: z.int(), hash: z.string() })).readonly();

/** The last record of a chain, by which it can be told later that one has been cut off. */
export type ChainHead = z.infer<typeof heads>[number];

/** Hands lines of a spool over to the member. Resolves with the heads of the chains that have grown. */
export function recordAccessBy(
  member: string,
  ask: AskMember,
): (spool: string, lines: readonly string[]) => Promise<readonly ChainHead[]> {
  const record = askForItself(QUESTION, member, ask);
  return async (spool, lines) => heads.parse(await record({ spool, lines }));
}
