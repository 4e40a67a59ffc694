import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSupergraph } from "@hub/gateway/supergraph/supergraph";
import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  visit,
} from "graphql";
import { ask } from "../support/ask.js";
import { type HubToRead, shareHub } from "../support/share-hub.js";

const SCHEMA = join(import.meta.dirname, "../../schema");
const { publicSchema } = parseSupergraph(readFileSync(join(SCHEMA, "supergraph.graphql"), "utf8"));

/** By `Type.field`, the argument that is a day which holds below, as the members' schemas say. */
const DAYS = new Map(
  readdirSync(join(SCHEMA, "subgraphs")).flatMap((file) => {
    const found: [string, string][] = [];
    visit(parse(readFileSync(join(SCHEMA, "subgraphs", file), "utf8")), {
      ObjectTypeDefinition({ name, fields = [] }) {
        for (const field of fields) {
          const day = field.arguments?.find(({ directives }) =>
            directives?.some((one) => one.name.value === "holdsBelow"),
          );
          if (day) found.push([`${name.value}.${field.name.value}`, day.name.value]);
        }
      },
    });
    return found;
  }),
);

const DAY = "2025-05-01";
const TODAY = "2026-11-28";
const idOf = (key: string) => formatGlobalId("AdministrativeUnit", stableId("administrative-unit", key));
const QUANG_TRI = idOf("province-45-2025-03-01");
const DISTRICT_11 = idOf("district-772-2025-03-01");

/** How each list is asked for; what is below it is found in the schema. */
const LISTS: Readonly<Record<string, string>> = {
  "Query.administrativeUnits": `administrativeUnits(asOf: "${DAY}", search: "quảng trị", first: 2)`,
  "Query.figures": `figures(asOf: "${DAY}", includeEnded: true, first: 3)`,
  "Query.search": `search(asOf: "${DAY}", text: "quảng trị", first: 6)`,
  "Query.policyDocuments": `policyDocuments(inForceOn: "${DAY}", first: 1)`,
};

interface Compared {
  /** How often a field told the same with the list's day as without one. */
  alike: number;
  readonly others: string[];
  /** How often today would have told something else. */
  moved: number;
}

let hub: HubToRead;
beforeAll(async () => {
  hub = await shareHub();
}, 120_000);

async function query(text: string) {
  const { data, errors } = await ask(hub, text);
  expect(errors).toBeUndefined();
  return data;
}

describe("the day of a list", () => {
  it("is known of every list of the hub", () => {
    const lists = [...DAYS.keys()].filter((coordinate) => coordinate.startsWith("Query."));
    expect(lists.sort()).toEqual(Object.keys(LISTS).sort());
    expect(DAYS.size).toBeGreaterThan(10);
  });

  it.each(Object.entries(LISTS))(
    "%s holds for every field below that takes one",
    async (list, call) => {
      const compared = new Map<string, Compared>();
      for (const { steps, type } of edgesBelow(list)) {
        compare(await query(`{ ${nested([call, ...steps], comparing(type))} }`), type.name, compared);
      }
      const others = [...compared].flatMap(([coordinate, found]) =>
        found.others.map((one) => [coordinate, one]),
      );
      expect(others).toEqual([]);
      const sum = (name: "alike" | "moved") =>
        [...compared.values()].reduce((total, found) => total + found[name], 0);
      expect(sum("alike")).toBeGreaterThan(0);
      if (list !== "Query.policyDocuments") expect(sum("moved")).toBeGreaterThan(0);
    },
    120_000,
  );

  it("holds in other members, and in what they refer to", async () => {
    const { administrativeUnit } = await query(`{
      administrativeUnit(id: "${QUANG_TRI}") {
        then: ancestors(asOf: "${DAY}") { id }
        children(asOf: "${DAY}", first: 3) { nodes { ${figuresOf("")} } }
        said: children(asOf: "${DAY}", first: 3) { nodes { ${figuresOf(`asOf: "${DAY}"`)} } }
      }
    }`);
    expect(administrativeUnit.children).toEqual(administrativeUnit.said);
  });

  it("is the figure's own where a figure is asked for by its id", async () => {
    const { figures } = await query(
      `{ figures(unitIds: ["${DISTRICT_11}"], first: 10) { nodes { id asOf member } } }`,
    );
    const ids: string[] = figures.nodes.map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThan(0);
    const { nodes } = await query(`{ nodes(ids: ${JSON.stringify(ids)}) { ... on Figure {
      asOf period { to } unit { doubts { reason { en } } children(first: 1) { register { isKnown note { en } } } }
    } } }`);
    for (const { asOf, period, unit } of nodes) {
      const day = asOf ?? period?.to;
      if (day === undefined) continue;
      expect(unit.children.register.isKnown).toBe(day >= "2025-03-01");
      expect(unit.doubts).toHaveLength(day >= "2025-03-01" ? 0 : 1);
    }
    expect(nodes.some(({ unit }: Record<string, { doubts: unknown[] }>) => unit?.doubts.length === 1)).toBe(
      true,
    );
  });
});

function figuresOf(day: string): string {
  const args = day ? `(${day})` : "";
  return ["education", "womensUnion", "association"]
    .map(
      (member) =>
        `${member}Figures${args} { id unit { children(${[day, "first: 1"].join(" ")}) { nodes { id } } } }`,
    )
    .join(" ");
}

/** A field by which one comes to objects with fields that take a day. */
interface Edge {
  /** The fields from the list to it. */
  readonly steps: readonly string[];
  readonly type: GraphQLCompositeType;
}

/** The shortest way to every such field below a list. */
function edgesBelow(list: string): Edge[] {
  const [typeName = "", fieldName = ""] = list.split(".");
  const root = publicSchema.getType(typeName);
  const start = isObjectType(root) ? root.getFields()[fieldName] : undefined;
  const startType = start && getNamedType(start.type);
  if (!isCompositeType(startType)) throw new Error(`there is no list ${list}`);
  const seen = new Set<string>();
  const edges: Edge[] = [];
  let level: Edge[] = [{ steps: [], type: startType }];
  for (let depth = 0; depth < 7 && level.length > 0; depth++) {
    level = level.flatMap(({ steps, type }) =>
      stepsFrom(type).flatMap(({ coordinate, step, to }) => {
        if (seen.has(coordinate)) return [];
        seen.add(coordinate);
        return [{ steps: [...steps, step], type: to }];
      }),
    );
    edges.push(...level.filter(({ type }) => datedFields(type).length > 0));
  }
  return edges;
}

function stepsFrom(
  type: GraphQLCompositeType,
): { coordinate: string; step: string; to: GraphQLCompositeType }[] {
  // Of agreements, evidence and extensions the demonstration has none: there would be nothing to compare below them.
  if (["Node", "Change", "SharingAgreement", "Evidence", "Extension"].includes(type.name)) return [];
  if (isAbstractType(type)) {
    return publicSchema
      .getPossibleTypes(type)
      .map((to) => ({ coordinate: `${type.name}/${to.name}`, step: `... on ${to.name}`, to }));
  }
  return Object.values(type.getFields()).flatMap((field) => {
    const to = getNamedType(field.type);
    if (!isCompositeType(to) || field.args.some(isRequiredArgument)) return [];
    return [{ coordinate: `${type.name}.${field.name}`, step: callOf(field), to }];
  });
}

function callOf(field: GraphQLField<unknown, unknown>): string {
  return field.args.some(({ name }) => name === "first") ? `${field.name}(first: 2)` : field.name;
}

function datedFields(type: GraphQLCompositeType): GraphQLField<unknown, unknown>[] {
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).filter(({ name }) => DAYS.has(`${type.name}.${name}`));
}

/** Each field that takes a day three times: without one, with the list's, and with today's. */
function comparing(type: GraphQLCompositeType): string {
  return datedFields(type)
    .map((field) => {
      const day = DAYS.get(`${type.name}.${field.name}`);
      const first = field.args.some(({ name }) => name === "first") ? ["first: 3"] : [];
      const called = (args: readonly string[]) => (args.length > 0 ? `(${args.join(", ")})` : "");
      const selected = leavesOf(getNamedType(field.type), 0);
      return `
        ${field.name}${called(first)} ${selected}
        _said_${field.name}: ${field.name}${called([...first, `${day}: "${DAY}"`])} ${selected}
        _today_${field.name}: ${field.name}${called([...first, `${day}: "${TODAY}"`])} ${selected}`;
    })
    .join("\n");
}

function leavesOf(type: unknown, depth: number): string {
  if (!isObjectType(type)) return "";
  const selections = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return field.args.length === 0 ? [field.name] : [];
    const isShort = field.name === "nodes" || field.name === "reason";
    return isShort && depth === 0 ? [`${field.name} ${leavesOf(inner, 1)}`] : [];
  });
  return `{ ${selections.join(" ")} }`;
}

function nested(steps: readonly string[], selection: string): string {
  return steps.reduceRight((inner, step) => `${step} { ${inner} }`, `__typename ${selection}`);
}

function compare(value: unknown, typeName: string, compared: Map<string, Compared>): void {
  if (Array.isArray(value)) for (const item of value) compare(item, typeName, compared);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const [name, told] of fields) {
    if (!fields.has(`_said_${name}`)) {
      compare(told, typeName, compared);
      continue;
    }
    const found = compared.get(`${typeName}.${name}`) ?? { alike: 0, others: [], moved: 0 };
    compared.set(`${typeName}.${name}`, found);
    const [heard, said, today] = [name, `_said_${name}`, `_today_${name}`].map((key) =>
      JSON.stringify(fields.get(key)),
    );
    if (heard === said) found.alike++;
    else found.others.push(`${heard} for ${said}`);
    if (said !== today) found.moved++;
  }
}
