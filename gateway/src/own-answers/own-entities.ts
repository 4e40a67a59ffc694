import { extendSchema, type GraphQLSchema, parse } from "graphql";
import type { AskMember } from "../members/ask-member.js";
import type { OwnEntityField } from "../supergraph/directives/own-fields.js";
import { isRecord } from "../wire/json.js";

/** The root field of a subgraph that finds entities. No composed schema has it. */
export const ENTITIES = "_entities";

/** What names an entity: the values of its key's fields. */
export type EntityKey = Readonly<Record<string, unknown>>;

/** The values of a field of these entities, in their order. */
type ReadOf = (keys: readonly EntityKey[], ask: AskMember) => readonly unknown[];

interface ReadableField extends Pick<OwnEntityField, "typeName" | "name"> {
  readonly readOf: ReadOf;
}

/** Answers fields of entities that a subgraph without a server adds to them. */
export class OwnEntities {
  constructor(private readonly fields: readonly ReadableField[]) {}

  /** The composed schema, in which such entities can be asked for as members are. */
  extend(schema: GraphQLSchema): GraphQLSchema {
    const types = new Set(this.fields.map(({ typeName }) => typeName));
    const query = schema.getQueryType();
    if (types.size === 0 || !query) return schema;
    const addition = parse(`
      scalar _Any
      union _Entity = ${[...types].join(" | ")}
      extend type ${query.name} { ${ENTITIES}(representations: [_Any!]!): [_Entity]! }`);
    return extendSchema(schema, addition, { assumeValid: true, assumeValidSDL: true });
  }

  /** The entities that are represented. Each field is read of all of them at once, when the first is asked for it. */
  read({ representations }: Readonly<Record<string, unknown>>, ask: AskMember): object[] {
    const entities = Array.isArray(representations) ? representations.filter(isRecord) : [];
    const keys = entities.map(({ __typename, ...key }) => key);
    const lists = new Map<ReadableField, readonly unknown[]>();
    const valuesOf = (field: ReadableField) => {
      const values = lists.get(field) ?? field.readOf(keys, ask);
      lists.set(field, values);
      return values;
    };
    return entities.map((entity, index) => {
      const own = this.fields.filter(({ typeName }) => typeName === entity["__typename"]);
      const readable = own.map((field) => [field.name, () => valuesOf(field)[index]]);
      return { ...entity, ...Object.fromEntries(readable) };
    });
  }
}
