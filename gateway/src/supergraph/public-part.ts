import {
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type NameNode,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from "graphql";
import { isTrueArgument } from "./directives/directive-arguments.js";
import { findDirective } from "./directives/root-fields.js";
import { graphNames, schemaTextOf } from "./member-schema.js";
import type { Supergraph } from "./supergraph.js";

/** What one member has of the schema that clients see. */
export interface PublicPart {
  /** Of this schema, which is the public one or a contract, its types with those of their fields that it answers. */
  print(sdl: string): string;
  /** Whether the part with this schema coordinate, such as `Query.figures(under:)`, is the member's, too. */
  has(coordinate: string): boolean;
}

/** Undefined where no member has the name. */
export function publicPartOf({ sdl, memberUrls }: Supergraph, member: string): PublicPart | undefined {
  if (!memberUrls.has(member)) return undefined;
  const { definitions } = parse(sdl, { noLocation: true });
  const graph = graphNames(definitions).get(member);
  if (graph === undefined) return undefined;
  const own = coordinatesOf(parse(schemaTextOf(definitions, graph), { noLocation: true }).definitions);
  return {
    print: (whole) => `${printPart(whole, own)}\n`,
    has: (coordinate) => own.has(coordinate.replace(/\(.*/, "")),
  };
}

function printPart(publicSdl: string, own: ReadonlySet<string>): string {
  const dropOthers = ({ name }: { readonly name: NameNode }) => (own.has(name.value) ? undefined : null);
  // Of an interface that only others have fields of, its types say nothing either.
  const typesWithFields = new Set([...own].flatMap((coordinate) => /^(.*)\./.exec(coordinate)?.[1] ?? []));
  const keepOwnFields = (type: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode) => {
    const fields = type.fields?.filter(({ name }) => own.has(`${type.name.value}.${name.value}`)) ?? [];
    const interfaces = type.interfaces?.filter(({ name }) => typesWithFields.has(name.value)) ?? [];
    return fields.length > 0 ? { ...type, interfaces, fields } : null;
  };
  const part = visit(parse(publicSdl, { noLocation: true }), {
    ObjectTypeDefinition: keepOwnFields,
    InterfaceTypeDefinition: keepOwnFields,
    InputObjectTypeDefinition: dropOthers,
    EnumTypeDefinition: dropOthers,
    UnionTypeDefinition: dropOthers,
    ScalarTypeDefinition: dropOthers,
    DirectiveDefinition: () => null,
  });
  return print(part);
}

/** The coordinates of types, fields and values of enums; not of what the member only reads from others. */
function coordinatesOf(definitions: readonly DefinitionNode[]): ReadonlySet<string> {
  return new Set(
    definitions.filter(isTypeDefinitionNode).flatMap((type) => {
      const elements = [
        ...("fields" in type ? (type.fields ?? []) : []),
        ...(type.kind === Kind.ENUM_TYPE_DEFINITION ? (type.values ?? []) : []),
      ];
      const answered = elements.filter((element) => {
        const join = findDirective(element, "join__field");
        return join === undefined || !isTrueArgument(join, "external");
      });
      return [type.name.value, ...answered.map(({ name }) => `${type.name.value}.${name.value}`)];
    }),
  );
}
