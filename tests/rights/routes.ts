/** Every way in which a schema lets somebody come to a type, found by walking it. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** What there is to be asked for: a walk writes it where a field wants an argument. */
export interface KnownValues {
  /** The global id of a thing of this type. */
  readonly ids: Readonly<Record<string, string>>;
  /** Of arguments by their names, whichever field has them. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Arguments that are always given, by their coordinates such as `Query.accessLog.organisationId`. */
  readonly always?: readonly string[];
}

/** A way from a root field to an object of the type. */
export interface Route {
  /** Such as `node > educationFigures`. */
  readonly name: string;
  /** The selection of a query that asks for these of the object's fields. */
  at(selection: string): string;
}

interface Edge {
  readonly from: GraphQLObjectType;
  /** As it is selected, with its arguments. */
  readonly selected: string;
  readonly name: string;
  readonly to: GraphQLObjectType;
  /** The field is of an interface or a union: the type is asked for by a fragment. */
  readonly isOfAbstract: boolean;
}

/** From how many different root fields each field that leads to the type is come to. */
const ROOTS_OF_EDGE = 3;

/**
 * The routes to a type: by every field of every type that leads to it, from the root fields that are nearest to it, and
 * by those with filters once more with filters.
 */
export function routesTo(schema: GraphQLSchema, typeName: string, known: KnownValues): Route[] {
  const query = schema.getQueryType();
  if (!query) return [];
  const edges = edgesOf(schema, known);
  const last = edges.filter(({ to }) => to.name === typeName);
  const fromRoots = edges.filter(({ from }) => from === query).map((root) => shortestPaths(root, edges));
  return last.flatMap((edge) => {
    if (edge.from === query) return [routeOf([edge])];
    const paths = fromRoots.map((paths) => paths.get(edge.from.name)).filter((path) => path !== undefined);
    const nearest = paths.toSorted((one, other) => one.length - other.length).slice(0, ROOTS_OF_EDGE);
    return nearest.map((path) => routeOf([...path, edge]));
  });
}

function edgesOf(schema: GraphQLSchema, known: KnownValues): Edge[] {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const roots = new Set([schema.getMutationType(), schema.getSubscriptionType()]);
  return objects
    .filter((type) => !type.name.startsWith("__") && !roots.has(type))
    .flatMap((from) =>
      Object.values(from.getFields()).flatMap((field) => edgesBy(schema, from, field, known)),
    );
}

function edgesBy(
  schema: GraphQLSchema,
  from: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  known: KnownValues,
): Edge[] {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [];
  const isOfAbstract = isAbstractType(type);
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return types.flatMap((to) =>
    selectionsOf(from, field, to, known).map((selected) => ({
      from,
      selected,
      name: `${field.name}${selected.length > field.name.length ? "(…)" : ""}`,
      to,
      isOfAbstract,
    })),
  );
}

/** The field with the arguments that it needs, and with all that are known; none where a needed one is not known. */
function selectionsOf(
  from: GraphQLObjectType,
  { name, args }: GraphQLField<unknown, unknown>,
  to: GraphQLObjectType,
  known: KnownValues,
): string[] {
  const given = args.map((argument) => ({ argument, value: knownValue(argument, to, known) }));
  const isNeeded = (argument: GraphQLArgument) =>
    isRequiredArgument(argument) || known.always?.includes(`${from.name}.${name}.${argument.name}`) === true;
  const needed = given.filter(({ argument }) => isNeeded(argument));
  if (needed.some(({ value }) => value === undefined)) return [];
  const all = given.filter(({ value }) => value !== undefined);
  return [...new Set([needed, all].map((some) => printSelected(name, some)))];
}

interface Given {
  readonly argument: GraphQLArgument;
  readonly value: string | undefined;
}

function knownValue({ name }: GraphQLArgument, to: GraphQLObjectType, { ids, values }: KnownValues) {
  if (name === "representations") return printRepresentation(to, ids[to.name]);
  const value = name === "id" || name === "ids" ? ids[to.name] : values[name];
  return value === undefined ? undefined : JSON.stringify(value);
}

/** As gateways name an entity to a member. */
function printRepresentation({ name }: GraphQLObjectType, id: string | undefined): string | undefined {
  return id && `{ __typename: ${JSON.stringify(name)}, id: ${JSON.stringify(id)} }`;
}

function printSelected(name: string, given: readonly Given[]): string {
  const printed = given.map(({ argument, value }) => `${argument.name}: ${value}`);
  return printed.length === 0 ? name : `${name}(${printed.join(", ")})`;
}

/** The schema whose routes begin at this type's fields. */
export function beginningAt(schema: GraphQLSchema, root: GraphQLObjectType): GraphQLSchema {
  const types = Object.values(schema.getTypeMap()).filter((type) => type !== schema.getQueryType());
  return new GraphQLSchema({ ...schema.toConfig(), types, query: root, mutation: null, subscription: null });
}

/** By the name of each type that the root field leads to, the shortest way from it. */
function shortestPaths(root: Edge, edges: readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const paths = new Map<string, readonly Edge[]>([[root.to.name, [root]]]);
  const from = Map.groupBy(edges, (edge) => edge.from.name);
  // A map tells of what is added to it while it is walked: breadth first.
  for (const [typeName, path] of paths) {
    for (const edge of from.get(typeName) ?? []) {
      if (!paths.has(edge.to.name)) paths.set(edge.to.name, [...path, edge]);
    }
  }
  return paths;
}

function routeOf(edges: readonly Edge[]): Route {
  return {
    name: edges
      .map(({ name, to, isOfAbstract }) => `${name}${isOfAbstract ? ` ${to.name}` : ""}`)
      .join(" > "),
    at: (selection) =>
      edges.reduceRight(
        (inner, { selected, to, isOfAbstract }) =>
          `${selected} { ${isOfAbstract ? `... on ${to.name} { ${inner} }` : inner} }`,
        selection,
      ),
  };
}

/** A field that ends a selection: a value, or an object without an id and what it says. */
export interface Leaf {
  readonly name: string;
  /** With its braces; empty for a value. */
  readonly selection: string;
}

/** How deep the values of a value are asked for. */
const VALUE_DEPTH = 3;

/** All that an object of the type says itself. What has an id is another thing, and a connection leads to such. */
export function leavesOf(type: GraphQLObjectType, depth = VALUE_DEPTH): Leaf[] {
  return Object.values(type.getFields()).flatMap(({ name, args, type: fieldType }) => {
    if (args.some(isRequiredArgument)) return [];
    const named = getNamedType(fieldType);
    if (isLeafType(named)) return [{ name, selection: "" }];
    if (depth === 0 || !isObjectType(named) || named.getFields()["id"] || named.name.endsWith("Connection"))
      return [];
    const inner = leavesOf(named, depth - 1);
    return inner.length === 0 ? [] : [{ name, selection: ` { ${printLeaves(inner)} }` }];
  });
}

export function printLeaves(leaves: readonly Leaf[], directive = ""): string {
  return leaves.map(({ name, selection }) => `${name}${directive}${selection}`).join(" ");
}
