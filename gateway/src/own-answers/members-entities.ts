import type { AskMember } from "../members/ask-member.js";
import { type MemberError, MemberFailure } from "../members/member-answer.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { toByteText } from "../wire/byte-text.js";
import { type Json, readKey } from "../wire/json.js";

/** An entity as members are asked for it. */
export interface EntityReference {
  readonly __typename: string;
  readonly id: string;
}

const TEXT = "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }";

/**
 * Which of the entities the member knows, in their order.
 * @throws MemberRefusal with the member's error, or that it did not answer
 */
export async function findKnown(
  ask: AskMember,
  member: string,
  references: readonly EntityReference[],
): Promise<boolean[]> {
  try {
    return await askForKnown(ask, member, references);
  } catch (error) {
    if (error instanceof MemberRefusal) throw error;
    const { message, code } = MemberFailure.from(error, member);
    throw new MemberRefusal({ message, code, member, path: undefined });
  }
}

async function askForKnown(
  ask: AskMember,
  member: string,
  references: readonly EntityReference[],
): Promise<boolean[]> {
  const variables = new Map([["of", toByteText(JSON.stringify(references))]]);
  const { data, errors } = await ask(operationFor(member), variables);
  const [error] = errors;
  if (error) throw new MemberRefusal({ ...error, member });
  const list: Json | undefined = data && readKey(data, "_entities");
  if (Array.isArray(list) && list.length === references.length) return list.map((entity) => entity !== null);
  throw MemberFailure.invalidResponse(
    member,
    `it did not answer the ${references.length} entities it was asked for`,
  );
}

/** What a member says, or what is said of it, instead of an answer. */
export class MemberRefusal extends Error {
  constructor(readonly reason: MemberError) {
    super(reason.message);
  }
}

const operations = new Map<string, MemberOperation>();

/** The same object for each member: what is known of an operation is kept with it. */
function operationFor(member: string): MemberOperation {
  const known = operations.get(member);
  if (known) return known;
  const operation: MemberOperation = {
    member,
    kind: "query",
    text: TEXT,
    textJson: toByteText(JSON.stringify(TEXT)),
    variableNames: [],
  };
  operations.set(member, operation);
  return operation;
}
