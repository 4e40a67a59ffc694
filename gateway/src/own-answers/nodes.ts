import { type GlobalId, isUuid, parseGlobalId, spellGlobalId } from "@hub/schema/global-id";
import { explainMisspelt, explainNoId, explainUnknownMember } from "@hub/schema/refused-ids";
import { TOLD_VERSION } from "@hub/schema/told-version";
import { type RequestRefusal, refuse } from "../errors/request-refusal.js";
import type { AskMember } from "../members/ask-member.js";
import type { NodeType } from "../supergraph/directives/node-types.js";
import type { Supergraph } from "../supergraph/supergraph.js";
import { holderOf } from "./holder-of.js";
import { type EntityReference, findKnown } from "./members-entities.js";
import type { EntityKey } from "./own-entities.js";
import type { OwnSource } from "./own-source.js";

const MAX_IDS = 200;

/** What an id names, and who knows whether there is such a thing. */
interface Named {
  readonly reference: EntityReference;
  readonly member: string;
}

/**
 * Answers `node(id)` and `nodes(ids)`, and the fields of objects that name something by its id: a reference to the
 * entity that the id names; null if there is no such thing. A text that is no id of a type of the schema, or names
 * something unknown of a member that there is not, is refused where a caller gave it.
 */
export class NodeSource implements OwnSource {
  constructor(private readonly supergraph: Pick<Supergraph, "nodeTypes" | "memberUrls">) {}

  read({ id, ids }: Readonly<Record<string, unknown>>, ask: AskMember): unknown {
    if (!Array.isArray(ids)) return this.#findWhole([String(id)], () => "id", ask)[0];
    if (ids.length > MAX_IDS) {
      throw refuse(
        "BAD_USER_INPUT",
        `“ids” có ${ids.length} mã; mỗi lần hỏi tối đa ${MAX_IDS} mã. / "ids" has ${ids.length} ids; ask for at most ${MAX_IDS} at a time.`,
      );
    }
    return this.#findWhole(ids.map(String), (index) => `ids[${index}]`, ask);
  }

  /** Such an object's key is the id, alone or with the version that it tells of: the reference then says it as well. */
  readOf(keys: readonly EntityKey[], ask: AskMember): Promise<EntityReference | null>[] {
    const told = keys.map(({ version, ...id }) => ({ id: String(Object.values(id)[0]), version }));
    const found = this.#find(
      told.map(({ id }) => id),
      ask,
    );
    return told.map(async ({ version }, index) => {
      const reference = (await found[index]) ?? null;
      return reference && version !== undefined ? { ...reference, [TOLD_VERSION]: version } : reference;
    });
  }

  /** @param nameOf how a sentence names the id at this place */
  #findWhole(
    ids: readonly string[],
    nameOf: (index: number) => string,
    ask: AskMember,
  ): Promise<EntityReference | null>[] {
    const texts = ids.map((id) => id.trim());
    return this.#find(texts, ask).map(async (finding, index) => {
      const found = await finding;
      const refusal = found === null ? this.#refuse(nameOf(index), texts[index] ?? "") : undefined;
      if (refusal) throw refusal;
      return found;
    });
  }

  /** Why an id that names nothing could never have named anything. */
  #refuse(name: string, text: string): RequestRefusal | undefined {
    const id = parseGlobalId(text);
    const type = id && this.supergraph.nodeTypes.get(id.prefix);
    if (!type) return refuseId(explainNoId(name, text));
    const { member } = id;
    const namesMember = type.member === undefined;
    if (namesMember !== (member !== undefined) || (type.hasUuid && !isUuid(id.key)))
      return refuseId(explainMisspelt(name, text, formOf(id.prefix, type)));
    if (member === undefined || this.supergraph.memberUrls.has(member)) return undefined;
    return refuseId(explainUnknownMember(name, text, member));
  }

  #find(ids: readonly string[], ask: AskMember): Promise<EntityReference | null>[] {
    const named = ids.map((id) => this.#nameOf(id));
    const known = new Map(
      [...Map.groupBy(named.filter(isNamed), ({ member }) => member)].map(([member, ofMember]) => {
        const references = [...new Map(ofMember.map(({ reference }) => [reference.id, reference])).values()];
        return [member, findKnownIds(ask, member, references)] as const;
      }),
    );
    return named.map(async (one) => {
      const isKnown = one !== undefined && (await known.get(one.member))?.has(one.reference.id);
      return isKnown ? one.reference : null;
    });
  }

  #nameOf(text: string): Named | undefined {
    const id = parseGlobalId(text);
    const type = id && this.supergraph.nodeTypes.get(id.prefix);
    if (id === undefined || type === undefined) return undefined;
    const member = this.#holderOf(id, type);
    const reference = { __typename: type.typeName, id: spellGlobalId(id) };
    return member === undefined ? undefined : { reference, member };
  }

  #holderOf(id: GlobalId, type: NodeType): string | undefined {
    if (type.member !== undefined) return id.member === undefined ? type.member : undefined;
    return holderOf(id, this.supergraph);
  }
}

/** How ids of the type are written. */
function formOf(prefix: string, { member, hasUuid }: NodeType): string {
  return `${prefix}_${member === undefined ? "{member}_" : ""}${hasUuid ? "{UUID}" : "{…}"}`;
}

function refuseId({ vi, en }: ReturnType<typeof explainNoId>): RequestRefusal {
  return refuse("BAD_USER_INPUT", `${vi} / ${en}`);
}

async function findKnownIds(
  ask: AskMember,
  member: string,
  references: readonly EntityReference[],
): Promise<ReadonlySet<string>> {
  const known = await findKnown(ask, member, references);
  return new Set(references.filter((_, index) => known[index]).map(({ id }) => id));
}

function isNamed(named: Named | undefined): named is Named {
  return named !== undefined;
}
