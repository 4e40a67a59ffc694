/**
 * Asks for entities that several members hold. The plan names one subgraph for them, which stands for whichever member
 * an id names: each of these members is asked for its own, with the same text.
 */
import { parseGlobalId } from "@hub/schema/global-id";
import { type FieldNode, Kind, parse } from "graphql";
import type { AskMember } from "../members/ask-member.js";
import { type MemberAnswer, type MemberError, MemberFailure } from "../members/member-answer.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import type { ByteText } from "../wire/byte-text.js";
import { createObject, isJsonObject, type Json, readKey } from "../wire/json.js";
import { parseExactly } from "../wire/parse-json.js";
import { holderOf } from "./holder-of.js";

/** A field `_entities` of an operation. */
interface EntitiesField {
  readonly responseKey: string;
  readonly variableName: string;
}

/** The entities of one field that one member is asked for, by their places among all of the field. */
interface Share {
  readonly field: EntitiesField;
  readonly places: readonly number[];
  readonly representations: readonly Json[];
}

type Variables = Parameters<AskMember>[1];

/** An operation that is planned for whoever holds an entity. */
class HolderOperation {
  readonly fields: readonly EntitiesField[];
  readonly #ofMembers = new Map<string, MemberOperation>();

  constructor(private readonly operation: MemberOperation) {
    this.fields = readEntitiesFields(operation.text);
  }

  /** The operation for one holder. The same object every time: what is known of an operation is kept with it. */
  of(member: string): MemberOperation {
    const known = this.#ofMembers.get(member);
    if (known) return known;
    const made = { ...this.operation, member };
    this.#ofMembers.set(member, made);
    return made;
  }
}

export class HolderAsking {
  readonly #operations = new WeakMap<MemberOperation, HolderOperation>();

  constructor(private readonly supergraph: Pick<Supergraph, "nodeTypes" | "memberUrls">) {}

  /** The answer as if one member had given it. An entity that nobody holds is null. */
  async ask(ask: AskMember, operation: MemberOperation, variables: Variables): Promise<MemberAnswer> {
    const asked = this.#read(operation);
    const lists = asked.fields.map((field) => ({ field, list: readList(variables, field) }));
    const data = createObject();
    for (const { field, list } of lists) data[field.responseKey] = list.map(() => null);
    const holders = new Set(lists.flatMap(({ list }) => list.flatMap((one) => this.#holderOf(one) ?? [])));
    const answers = await Promise.all(
      [...holders].map(async (member) => {
        const shares = lists.map(({ field, list }) => this.#shareOf(member, field, list));
        const answer = await askMember(ask, asked.of(member), shares, variables);
        return { shares, answer };
      }),
    );
    const errors: MemberError[] = [];
    for (const { shares, answer } of answers) {
      errors.push(...answer.errors.flatMap((error) => placed(error, shares)));
      for (const { field, places } of shares) {
        const given = answer.data && readKey(answer.data, field.responseKey);
        const all = data[field.responseKey];
        if (!Array.isArray(given) || !Array.isArray(all)) continue;
        for (const [index, place] of places.entries()) all[place] = given[index] ?? null;
      }
    }
    return { data, errors, reader: undefined };
  }

  #shareOf(member: string, field: EntitiesField, list: readonly Json[]): Share {
    const places = list.flatMap((one, place) => (this.#holderOf(one) === member ? [place] : []));
    return { field, places, representations: places.map((place) => list[place] ?? null) };
  }

  #holderOf(representation: Json): string | undefined {
    const id = isJsonObject(representation) ? readKey(representation, "id") : undefined;
    const parsed = typeof id === "string" ? parseGlobalId(id) : undefined;
    return parsed && holderOf(parsed, this.supergraph);
  }

  #read(operation: MemberOperation): HolderOperation {
    const known = this.#operations.get(operation);
    if (known) return known;
    const made = new HolderOperation(operation);
    this.#operations.set(operation, made);
    return made;
  }
}

/** Its failure counts for every entity that it was asked for. */
async function askMember(
  ask: AskMember,
  operation: MemberOperation,
  shares: readonly Share[],
  variables: Variables,
): Promise<Pick<MemberAnswer, "data" | "errors">> {
  const { member } = operation;
  const own = new Map(variables);
  for (const { field, representations } of shares)
    own.set(field.variableName, JSON.stringify(representations));
  try {
    const { data, errors } = await ask(operation, own);
    const incomplete = shares.filter(({ field, places }) => {
      const list = data && readKey(data, field.responseKey);
      return !Array.isArray(list) || list.length !== places.length;
    });
    if (incomplete.length === 0 || errors.length > 0)
      return { data, errors: errors.map((error) => ({ ...error, member })) };
    throw MemberFailure.invalidResponse(member, "it did not answer the entities it was asked for");
  } catch (error) {
    const { message, code } = MemberFailure.from(error, member);
    return { data: undefined, errors: [{ message, code, member, path: undefined }] };
  }
}

/** The error at the places that its entities have among all; one that names no entity is one of each. */
function placed(error: MemberError, shares: readonly Share[]): MemberError[] {
  const [responseKey, index, ...rest] = error.path ?? [];
  const share = shares.find(({ field }) => field.responseKey === responseKey);
  const place = typeof index === "number" ? share?.places[index] : undefined;
  if (share && place !== undefined) return [{ ...error, path: [share.field.responseKey, place, ...rest] }];
  return shares.flatMap(({ field, places }) =>
    places.map((each) => ({ ...error, path: [field.responseKey, each] })),
  );
}

function readList(variables: Variables, { variableName }: EntitiesField): readonly Json[] {
  const text: ByteText | undefined = variables.get(variableName);
  const list = text === undefined ? [] : parseExactly(text);
  return Array.isArray(list) ? list : [];
}

function readEntitiesFields(text: string): EntitiesField[] {
  return parse(text, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((selection) =>
          selection.kind === Kind.FIELD && selection.name.value === "_entities" ? readField(selection) : [],
        )
      : [],
  );
}

function readField({ alias, name, arguments: args = [] }: FieldNode): EntitiesField[] {
  const given = args.find((argument) => argument.name.value === "representations")?.value;
  return given?.kind === Kind.VARIABLE
    ? [{ responseKey: (alias ?? name).value, variableName: given.name.value }]
    : [];
}
