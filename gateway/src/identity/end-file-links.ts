import { askForItself } from "../members/ask-for-itself.js";
import type { AskMember } from "../members/ask-member.js";

const QUESTION = {
  kind: "mutation",
  text: "mutation ($account: String!) { endFileLinks(account: $account) }",
  variableNames: ["account"],
  field: "endFileLinks",
  failure: "does not end links to files",
} as const;

/** Tells the member that keeps the rights that the account ends the links to files that it has made. */
export function endFileLinksAt(member: string, ask: AskMember): (account: string) => Promise<void> {
  const end = askForItself(QUESTION, member, ask);
  return async (account) => void (await end({ account }));
}
