import { buildASTSchema, execute, extendSchema, parse, visit } from "graphql";

/** Answers one member's requests from the workload's objects, as a Federation 2 subgraph would. */
export function createMember({ sdl }, { root, entities }) {
  const complete = sdl.includes("type Query") ? sdl : `${sdl} type Query { _unused: Boolean }`;
  const base = buildASTSchema(withoutFederation(parse(complete)), { assumeValidSDL: true });
  const types = Object.keys(entities).filter((name) => base.getType(name));
  const schema = types.length === 0 ? base : extendSchema(base, entityFields(types));
  const _entities = ({ representations }) =>
    representations.map((representation) => ({
      ...entities[representation.__typename].get(representation.id),
      ...representation,
    }));
  const rootValue = { ...root, _entities };
  return ({ query, variables }) =>
    execute({ schema, document: parse(query), rootValue, variableValues: variables });
}

function entityFields(types) {
  return parse(
    `scalar _Any union _Entity = ${types.join(" | ")}
     extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`,
  );
}

function withoutFederation(document) {
  return visit(document, { SchemaExtension: () => null, Directive: () => null });
}
