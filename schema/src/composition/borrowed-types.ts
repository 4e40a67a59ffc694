/**
 * A subgraph without a server speaks of the members' types: its mutation takes an input that members take, its field
 * returns what they return. Such a type need not be written twice. One that is used there and not defined is *borrowed*:
 *
 * - an entity becomes a reference by its first flat key, which the members resolve;
 * - any other type is copied, with the types that it uses.
 */
import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  specifiedScalarTypes,
  type TypeDefinitionNode,
  visit,
} from "graphql";

/** What every subgraph has to say itself. Anything else holds, or not, because the member says it. */
const KEPT_DIRECTIVES = new Set(["shareable", "deprecated", "specifiedBy", "oneOf"]);
const KNOWN_TYPES: ReadonlySet<string> = new Set(specifiedScalarTypes.map(({ name }) => name));

/** The schema with every type that it uses; those it lacks come from the first member that has them. */
export function withBorrowedTypes(schema: DocumentNode, members: readonly DocumentNode[]): DocumentNode {
  const lenders = new Map<string, TypeDefinitionNode>();
  for (const type of members.flatMap(({ definitions }) => definitions.filter(isTypeDefinitionNode)))
    if (!lenders.has(type.name.value)) lenders.set(type.name.value, type);
  const own = new Set(schema.definitions.filter(isTypeDefinitionNode).map(({ name }) => name.value));
  const borrowed = new Map<string, TypeDefinitionNode>();
  const wanted = [...namesIn(schema)];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const lender = lenders.get(name);
    if (!lender || own.has(name) || borrowed.has(name)) continue;
    const type = borrow(lender);
    borrowed.set(name, type);
    wanted.push(...namesIn(type));
  }
  return { ...schema, definitions: [...schema.definitions, ...borrowed.values()] };
}

function namesIn(node: DocumentNode | TypeDefinitionNode): Set<string> {
  const names = new Set<string>();
  visit(node, { NamedType: ({ name }) => void names.add(name.value) });
  for (const known of KNOWN_TYPES) names.delete(known);
  return names;
}

function borrow(type: TypeDefinitionNode): TypeDefinitionNode {
  const reference = type.kind === Kind.OBJECT_TYPE_DEFINITION ? referenceTo(type) : undefined;
  return (
    reference ??
    visit(type, { Directive: ({ name }) => (KEPT_DIRECTIVES.has(plainName(name.value)) ? undefined : null) })
  );
}

/** Undefined if the type has no flat key. */
function referenceTo(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode | undefined {
  const key = type.directives?.find((directive) => FLAT_KEY.test(keyIn(directive)));
  if (!key) return undefined;
  const names = keyIn(key).trim().split(/\s+/);
  const fields = type.fields?.filter(({ name }) => names.includes(name.value)) ?? [];
  const directives = [{ ...key, arguments: [...(key.arguments ?? []).filter(isFields), UNRESOLVABLE] }];
  const bare = fields.map((field) => ({ ...field, directives: [] }));
  return { kind: type.kind, description: type.description, name: type.name, directives, fields: bare };
}

const FLAT_KEY = /^\s*\w+(\s+\w+)*\s*$/;
const UNRESOLVABLE: ConstArgumentNode = {
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: "resolvable" },
  value: { kind: Kind.BOOLEAN, value: false },
};

/** The fields of a `@key`; empty for any other directive. */
function keyIn({ name, arguments: args = [] }: ConstDirectiveNode): string {
  const value = plainName(name.value) === "key" ? args.find(isFields)?.value : undefined;
  return value?.kind === Kind.STRING ? value.value : "";
}

function isFields({ name }: ConstArgumentNode): boolean {
  return name.value === "fields";
}

/** A directive of Federation that is not imported has its prefix. */
function plainName(directive: string): string {
  return directive.replace(/^federation__/, "");
}
