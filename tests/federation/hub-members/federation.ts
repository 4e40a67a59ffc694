import { composeSubgraphs, isServerless } from "@hub/schema/composition/compose";
import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Data, Federation, Row } from "../support/federation.js";

const subgraphs = readSubgraphs();
const schema = buildSchema(composeSubgraphs(subgraphs).api, { assumeValidSDL: true });
const ENTITIES_PER_TYPE = 3;

/** The hub's own members as their schemas have it, with made-up data: every value follows from its type and place. */
export const federation: Federation = {
  members: subgraphs.filter((one) => !isServerless(one)).map(({ name, sdl }) => ({ name, sdl })),
  data: () => {
    const data = new SyntheticData(schema, entityTypes());
    return { entities: data.entities, root: data.root };
  },
};

function entityTypes(): Set<string> {
  const matches = subgraphs.flatMap(({ sdl }) => [...sdl.matchAll(/^type (\w+) @key/gm)]);
  return new Set(matches.flatMap(([, name]) => name ?? []));
}

class SyntheticData implements Data {
  readonly entities: readonly Row[];
  readonly root: Row;
  readonly #schema: GraphQLSchema;
  readonly #rows = new Map<string, readonly Row[]>();

  constructor(schema: GraphQLSchema, entityTypes: ReadonlySet<string>) {
    this.#schema = schema;
    for (const name of entityTypes) {
      const type = schema.getType(name);
      if (!isObjectType(type)) continue;
      const numbers = Array.from({ length: ENTITIES_PER_TYPE }, (_, index) => index + 1);
      this.#rows.set(
        name,
        numbers.map((number) => this.#row(type, `${name}-${number}`)),
      );
    }
    this.entities = [...this.#rows.values()].flat();
    this.root = this.#root();
  }

  #root(): Row {
    const fields = Object.values(this.#schema.getQueryType()?.getFields() ?? {});
    return Object.fromEntries(
      fields.map(({ name, type }) => [
        name,
        ({ id }: Row) => {
          if (id === undefined) return this.#value(type, `Query.${name}`);
          const rows = this.#rows.get(getNamedType(type).name) ?? [];
          return rows.find((row) => row["id"] === id) ?? null;
        },
      ]),
    );
  }

  #row(type: GraphQLObjectType, place: string): Row {
    const fields = Object.values(type.getFields()).map(({ name, type: fieldType }): [string, unknown] => {
      if (name === "id" || name === "code") return [name, place];
      return [name, () => this.#value(fieldType, `${place}.${name}`)];
    });
    return { ...Object.fromEntries(fields), __typename: type.name };
  }

  #value(type: GraphQLOutputType, place: string): unknown {
    if (isNonNullType(type)) return this.#present(type.ofType, place);
    return hash(place) % 7 === 0 ? null : this.#present(type, place);
  }

  #present(type: GraphQLOutputType, place: string): unknown {
    if (isNonNullType(type)) return this.#present(type.ofType, place);
    if (isListType(type)) {
      return Array.from({ length: hash(place) % 3 }, (_, index) =>
        this.#value(type.ofType, `${place}.${index}`),
      );
    }
    if (isAbstractType(type)) return this.#present(pick(this.#schema.getPossibleTypes(type), place), place);
    if (isObjectType(type)) {
      const entities = this.#rows.get(type.name);
      return entities ? pick(entities, place) : this.#row(type, place);
    }
    if (isEnumType(type)) return pick(type.getValues(), place).name;
    return scalar(type.name, place);
  }
}

function scalar(typeName: string, place: string): unknown {
  const number = hash(place) % 1_000;
  switch (typeName) {
    case "Int":
    case "Float":
    case "Count":
      return number;
    case "Boolean":
      return number % 2 === 0;
    case "VndAmount":
      return `${number}000`;
    case "Date":
      return "2025-03-01";
    case "DateTime":
      return "2025-03-01T00:00:00.000Z";
    default:
      return `${place} – chữ Việt`;
  }
}

function pick<T>(items: readonly T[], place: string): T {
  const item = items[hash(place) % items.length];
  if (item === undefined) throw new Error(`There is nothing to pick from at ${place}`);
  return item;
}

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = (Math.imul(value, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
