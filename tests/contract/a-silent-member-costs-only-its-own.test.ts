import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import { describe, expect, it } from "@jest/globals";
import { type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse } from "graphql";

/** Whose entity it is; any other subgraph only adds fields to it. */
const OWNER = "association";
const EXTENDED = ["AdministrativeUnit", "CoordinationProgramme", "Commitment"];

/**
 * A null travels up to the nearest nullable field. If every field that another member fills is nullable, a member
 * that does not answer nulls its own fields and nothing beside them.
 */
describe.each(readSubgraphs().map(({ name, sdl }) => ({ name, types: objectTypesOf(sdl) })))(
  "the schema of $name",
  ({ name, types }) => {
    it("has only nullable fields where other members' answers stand beside it", () => {
      const foreign = types.flatMap((type) => fieldsBesideOthers(name, type));
      const nonNull = foreign.filter(({ field }) => field.type.kind === Kind.NON_NULL_TYPE);
      expect(nonNull.map(({ coordinate }) => coordinate)).toEqual([]);
    });
  },
);

function fieldsBesideOthers(
  subgraph: string,
  type: ObjectTypeDefinitionNode,
): { coordinate: string; field: FieldDefinitionNode }[] {
  const typeName = type.name.value;
  const isRoot = typeName === "Query" || typeName === "Mutation";
  const isForeign = EXTENDED.includes(typeName) && subgraph !== OWNER;
  if (!isRoot && !isForeign) return [];
  return (type.fields ?? [])
    .filter((field) => field.name.value !== "id")
    .map((field) => ({ coordinate: `${typeName}.${field.name.value}`, field }));
}

function objectTypesOf(sdl: string): ObjectTypeDefinitionNode[] {
  return parse(sdl).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
}
