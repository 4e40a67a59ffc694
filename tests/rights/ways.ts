/** The forms in which one route can be asked for. */
import type { GraphQLObjectType } from "graphql";
import { type Leaf, leavesOf, printLeaves, type Route } from "./routes.js";

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface Way {
  readonly name: string;
  /** Asked one after the other; those before the last are there for what they leave behind. */
  readonly operations: readonly Operation[];
}

interface Asked {
  readonly at: Route["at"];
  readonly type: GraphQLObjectType;
  readonly leaves: readonly Leaf[];
}

type Form = (asked: Asked) => Operation | Operation[];

const halves = (leaves: readonly Leaf[]) =>
  [leaves.filter((_, index) => index % 2 === 0), leaves.filter((_, index) => index % 2 === 1)] as const;

export const FORMS: Readonly<Record<string, Form>> = {
  plainly: ({ at, leaves }) => ({ query: `{ ${at(printLeaves(leaves))} }` }),
  "under other names": ({ at, leaves }) => ({
    query: `{ ${at(leaves.map((leaf, index) => `a${index}: ${printLeaves([leaf])}`).join(" "))} }`,
  }),
  "the root under another name": ({ at, leaves }) => ({ query: `{ other: ${at(printLeaves(leaves))} }` }),
  "twice, under two names": ({ at, leaves }) => {
    const path = at(printLeaves(leaves));
    return { query: `{ one: ${path} two: ${path} }` };
  },
  "by a fragment of a fragment": ({ at, type, leaves }) => ({
    query: `{ ${at("...F")} } fragment F on ${type.name} { ...G } fragment G on ${type.name} { ${printLeaves(leaves)} }`,
  }),
  "by a fragment without a type": ({ at, leaves }) => ({
    query: `{ ${at(`__typename ... { ${printLeaves(leaves)} }`)} }`,
  }),
  "by fragments of its interfaces": ({ at, type, leaves }) => ({
    query: `{ ${at(throughInterfaces(type, printLeaves(leaves)))} }`,
  }),
  "by siblings of one response key": ({ at, leaves }) => {
    const [one, other] = halves(leaves);
    return { query: `{ ${at(printLeaves(one))} ${at(printLeaves(other.length > 0 ? other : one))} }` };
  },
  "by sibling fragments of the root": ({ at, leaves }) => {
    const [one, other] = halves(leaves);
    return {
      query: `{ ...A ...B } fragment A on Query { ${at(printLeaves(one))} } fragment B on Query { ${at(printLeaves(other.length > 0 ? other : one))} }`,
    };
  },
  "with @include, whose plan was made without it": ({ at, leaves }) => {
    const query = `query ($yes: Boolean!) { ${at(`__typename ${printLeaves(leaves, " @include(if: $yes)")}`)} }`;
    return [
      { query, variables: { yes: false } },
      { query, variables: { yes: true } },
    ];
  },
  "with @skip, whose plan was made with it": ({ at, leaves }) => {
    const query = `query ($no: Boolean!) { ${at(`__typename ${printLeaves(leaves, " @skip(if: $no)")}`)} }`;
    return [
      { query, variables: { no: true } },
      { query, variables: { no: false } },
    ];
  },
  "by a fragment with a condition": ({ at, leaves }) => ({
    query: `query ($yes: Boolean = true) { ... @include(if: $yes) { ${at(printLeaves(leaves))} } __typename }`,
  }),
};

function throughInterfaces(type: GraphQLObjectType, selection: string): string {
  return type
    .getInterfaces()
    .reduce(
      (inner, { name }) => `... on ${name} { __typename ${inner} }`,
      `... on ${type.name} { ${selection} }`,
    );
}

/** The route in the form. */
export function wayOf(route: Route, form: string, type: GraphQLObjectType): Way {
  const make = FORMS[form];
  if (!make) throw new Error(`No form is called ${form}`);
  const made = make({ at: route.at, type, leaves: leavesOf(type) });
  return { name: `${route.name}, ${form}`, operations: Array.isArray(made) ? made : [made] };
}

/** Every route plainly, and every form of as many routes as are said, in turn. */
export function waysOf(routes: readonly Route[], type: GraphQLObjectType, routesOfForm: number): Way[] {
  const plain = routes.map((route) => wayOf(route, "plainly", type));
  const others = Object.keys(FORMS).filter((form) => form !== "plainly");
  const formed = others.flatMap((form, place) =>
    Array.from({ length: Math.min(routesOfForm, routes.length) }, (_, index) => {
      const route = routes[(place * routesOfForm + index) % routes.length];
      return route ? [wayOf(route, form, type)] : [];
    }).flat(),
  );
  return [...plain, ...formed];
}

/** How many questions are under way at a time: member and gateway of these tests share a process. */
const AT_A_TIME = 6;

/** What the work makes of each, in their order; of some at a time. */
export async function forEachOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += AT_A_TIME)
    results.push(...(await Promise.all(items.slice(start, start + AT_A_TIME).map(work))));
  return results;
}
