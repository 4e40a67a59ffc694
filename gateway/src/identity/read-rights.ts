import { askForItself } from "../members/ask-for-itself.js";
import type { AskMember } from "../members/ask-member.js";

const QUESTION = {
  kind: "query",
  text: "query ($unlessVersion: String) { rightsInForce(unlessVersion: $unlessVersion) { version rights { account role organisationId unitId } agreements { code partnerId } fileLinksEnded { account at } } }",
  variableNames: ["unlessVersion"],
  field: "rightsInForce",
  failure: "does not tell the rights",
} as const;

/** Asks the member for the rights and agreements in force; null where they are those of the version still. */
export function readRightsOf(
  member: string,
  ask: AskMember,
): (unlessVersion: string | undefined) => Promise<unknown> {
  const read = askForItself(QUESTION, member, ask);
  return (unlessVersion) => read({ unlessVersion });
}
