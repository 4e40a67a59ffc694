import type { AskMember } from "../members/ask-member.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { toByteText } from "../wire/byte-text.js";

/** A field that members do not show to clients: it is no part of the public schema. */
const TEXT = "mutation ($account: String!) { endFileLinks(account: $account) }";

/** Tells the member that keeps the rights that the account ends the links to files that it has made. */
export function endFileLinksAt(member: string, ask: AskMember): (account: string) => Promise<void> {
  const operation: MemberOperation = {
    member,
    kind: "mutation",
    text: TEXT,
    textJson: JSON.stringify(TEXT),
    variableNames: ["account"],
  };
  return async (account) => {
    const variables = new Map([["account", toByteText(JSON.stringify(account))]]);
    const { errors } = await ask(operation, variables);
    const [error] = errors;
    if (error) throw new Error(`${member} does not end links to files: ${error.message}`);
  };
}
