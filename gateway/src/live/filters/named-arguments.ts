/**
 * What the arguments of a subscription name. One that there is not is refused, as lists refuse it: a subscription that
 * is never told anything would say that nothing happens there.
 */

import { explainEmptyList } from "@hub/schema/empty-list";
import { parseGlobalId, spellGlobalId } from "@hub/schema/global-id";
import { ASKING_FOR_NOBODY } from "@hub/schema/own-callers";
import { explainOtherType, type TypeOfIds } from "@hub/schema/refused-ids";
import type { GraphQLFormattedError } from "graphql";
import { type Bilingual, type RequestRefusal, refuse } from "../../errors/request-refusal.js";
import type { Pipeline } from "../../pipeline.js";
import type { EventMatch, EventSource } from "../../supergraph/directives/event-source.js";
import type { NodeType } from "../../supergraph/directives/node-types.js";
import { idText } from "../../wire/exact-number.js";

type Arguments = Readonly<Record<string, unknown>>;

/** A value of an argument, with the global id of what it names. */
interface Named {
  readonly argument: string;
  readonly value: string;
  readonly id: string;
}

const NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
/** As many as `nodes` takes. */
const MAX_IDS = 200;
const ASKING = { caller: ASKING_FOR_NOBODY, requestId: "named-arguments" };

/** What can be said without asking a member: of empty lists, types of events, members, and ids of another type. */
export function refuseMisnamed(
  { types, match }: EventSource,
  args: Arguments,
  members: Iterable<string>,
  nodeTypes: ReadonlyMap<string, NodeType>,
): void {
  for (const [name, value] of Object.entries(args)) if (isEmptyList(value)) throw emptyList(name);
  for (const entry of match) {
    const values = valuesOf(args, entry);
    if (entry.property === "$type") refuseOthers(entry, values, types, ["loại sự kiện", "type of events"]);
    if (entry.property === "$member") refuseOthers(entry, values, members, ["thành viên", "member"]);
    for (const value of values) refuseOtherType(entry, value, nodeTypes);
  }
}

/** What names nothing, each in a sentence; nothing is said of what no member can be asked about now. */
export async function findUnknown(
  { match }: EventSource,
  args: Arguments,
  nodeTypes: ReadonlyMap<string, NodeType>,
  pipeline: Pick<Pipeline, "prepare" | "execute">,
): Promise<readonly GraphQLFormattedError[]> {
  const named = match.flatMap((entry) => namedBy(entry, args, nodeTypes)).slice(0, MAX_IDS);
  const ids = [...new Set(named.map(({ id }) => id))].filter((id) => parseGlobalId(id) !== undefined);
  const nodes = ids.length === 0 ? [] : await readNodes(ids, pipeline);
  if (!nodes) return [];
  const there = new Set(ids.filter((_, index) => nodes[index] !== null));
  return named.filter(({ id }) => !there.has(id)).flatMap((one) => nothingNamed(one).errors);
}

/** Null for what is not there, and for what could name nothing. Undefined when a member cannot be asked. */
async function readNodes(
  ids: readonly string[],
  pipeline: Pick<Pipeline, "prepare" | "execute">,
): Promise<readonly unknown[] | undefined> {
  const prepared = pipeline.prepare({ query: NODES, variables: { ids } }, ASKING);
  const { data, errors } = await pipeline.execute(prepared, ASKING);
  const nodes = data?.["nodes"];
  const isAnswered = (errors ?? []).every(({ extensions }) => extensions?.["code"] === "BAD_USER_INPUT");
  return isAnswered && Array.isArray(nodes) ? nodes : undefined;
}

function namedBy(
  { argument, names, isKey, property }: EventMatch,
  args: Arguments,
  nodeTypes: ReadonlyMap<string, NodeType>,
): Named[] {
  const prefix = names === undefined ? undefined : prefixOf(names, nodeTypes);
  if (prefix === undefined) return [];
  return valuesOf(args, { argument, property }).map((value) => {
    // Codes are capitals, and may be asked for in small letters.
    const key = isKey ? value.toUpperCase() : value;
    const given = isKey ? undefined : parseGlobalId(value);
    return { argument, value, id: spellGlobalId(given ?? { prefix, member: undefined, key }) };
  });
}

function prefixOf(typeName: string, nodeTypes: ReadonlyMap<string, NodeType>): string | undefined {
  return [...nodeTypes].find(([, type]) => type.typeName === typeName)?.[0];
}

function typeOfIds(
  prefix: string | undefined,
  nodeTypes: ReadonlyMap<string, NodeType>,
): TypeOfIds | undefined {
  const type = prefix === undefined ? undefined : nodeTypes.get(prefix);
  return prefix === undefined || type === undefined ? undefined : { typeName: type.typeName, prefix };
}

function refuseOthers(
  { argument }: EventMatch,
  values: readonly string[],
  known: Iterable<string>,
  [vi, en]: readonly [string, string],
): void {
  const there = new Set(known);
  const unknown = values.find((value) => !there.has(value));
  if (unknown === undefined) return;
  const list = [...there].sort().join(", ");
  throw misnamed(
    `“${argument}”: không có ${vi} “${unknown}”; hiện có: ${list}. / "${argument}": there is no ${en} "${unknown}"; there are ${list}.`,
  );
}

function refuseOtherType(
  { argument, names, isKey }: EventMatch,
  value: string,
  nodeTypes: ReadonlyMap<string, NodeType>,
): void {
  if (names === undefined || isKey) return;
  const given = typeOfIds(parseGlobalId(value)?.prefix, nodeTypes);
  const expected = typeOfIds(prefixOf(names, nodeTypes), nodeTypes);
  if (!given || !expected || given.typeName === expected.typeName) return;
  const { vi, en } = explainOtherType(argument, value, { expected, given });
  throw misnamed(`${vi} / ${en}`);
}

function nothingNamed({ argument, value }: Named): RequestRefusal {
  return misnamed(
    `“${argument}”: không có gì mang mã “${value}”; hãy dùng mã mà hệ thống trả về. / "${argument}": there is nothing that "${value}" names; use an id or a code that the hub has returned.`,
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function emptyList(argument: string): RequestRefusal {
  const { vi, en } = explainEmptyList(argument);
  return misnamed(`${vi} / ${en}`);
}

function misnamed(sentence: Bilingual): RequestRefusal {
  return refuse("BAD_USER_INPUT", sentence);
}

function valuesOf(args: Arguments, { argument }: Pick<EventMatch, "argument" | "property">): string[] {
  const given = args[argument];
  return (Array.isArray(given) ? given : [given]).flatMap((value) => idText(value) ?? []);
}
