import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { findDirective } from "./root-fields.js";

const DIRECTIVE = "dependsOnAccount";

/** The coordinates of fields whose values depend on which account asks. */
export type AccountFields = ReadonlySet<string>;

/** Reads from a composed schema what it says with `@dependsOnAccount`; what stands for such a field counts as one. */
export function readAccountFields({ definitions }: DocumentNode, schema: GraphQLSchema): AccountFields {
  return new Set(
    definitions.flatMap((type) => {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION)
        return [];
      const marked = (type.fields ?? []).filter((field) => findDirective(field, DIRECTIVE));
      return marked.flatMap(({ name }) =>
        relativesOf(type.name.value, schema).map((typeName) => `${typeName}.${name.value}`),
      );
    }),
  );
}

/** Whether who asks this would be told something that depends on the account. */
export function readsAccountField(
  document: DocumentNode,
  schema: GraphQLSchema,
  fields: AccountFields,
): boolean {
  if (fields.size === 0) return false;
  let isFound = false;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        isFound ||= fields.has(`${typeInfo.getParentType()?.name}.${name.value}`);
      },
    }),
  );
  return isFound;
}

/** The type, the interfaces through which its fields are read, and of an interface the types whose objects it stands for. */
function relativesOf(typeName: string, schema: GraphQLSchema): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const standIns = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  return [typeName, ...[...type.getInterfaces(), ...standIns].map(({ name }) => name)];
}
