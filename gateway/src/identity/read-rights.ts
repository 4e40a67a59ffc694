import type { AskMember } from "../members/ask-member.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { fromByteText, toByteText } from "../wire/byte-text.js";
import { mapStrings } from "../wire/json.js";

/** A field that members do not show to clients: it is no part of the public schema. */
const TEXT =
  "query ($unlessVersion: String) { rightsInForce(unlessVersion: $unlessVersion) { version rights { account role organisationId unitId } agreements { code partnerId } fileLinksEnded { account at } } }";

/** Asks the member for the rights and agreements in force; null where they are those of the version still. */
export function readRightsOf(
  member: string,
  ask: AskMember,
): (unlessVersion: string | undefined) => Promise<unknown> {
  const operation: MemberOperation = {
    member,
    kind: "query",
    text: TEXT,
    textJson: JSON.stringify(TEXT),
    variableNames: ["unlessVersion"],
  };
  return async (unlessVersion) => {
    const variables = new Map([["unlessVersion", toByteText(JSON.stringify(unlessVersion ?? null))]]);
    const { data, errors } = await ask(operation, variables);
    const [error] = errors;
    if (error) throw new Error(`${member} does not tell the rights: ${error.message}`);
    return data && mapStrings(data["rightsInForce"] ?? null, fromByteText);
  };
}
