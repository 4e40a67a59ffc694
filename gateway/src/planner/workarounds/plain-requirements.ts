/**
 * Removes the arguments from `@requires` before the planner sees the supergraph.
 *
 * Where one operation needs a field with several arguments (`@requires(fields: "price(currency: \"EUR\")")` beside
 * another with "VND"), the addon (0.0.38) gives the field internal aliases and loses track of them. It mixes values up,
 * or ends the process if the field stands inside an object. So each choice of arguments becomes a field of its own
 * without arguments, which members are asked for by its real name.
 */
import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from "graphql";

export interface PlainRequirements {
  /** The supergraph for the planner. */
  readonly sdl: string;
  /** The fields that only the planner knows, by their names. */
  readonly fields: RequiredFields;
}

export type RequiredFields = ReadonlyMap<string, RequiredField>;

export interface RequiredField {
  readonly fieldName: string;
  readonly arguments: readonly ArgumentNode[];
}

const PREFIX = "_hub_required";

export function isRequiredField(fieldName: string): boolean {
  return fieldName.startsWith(PREFIX);
}

/** Returns the same supergraph if none of its requirements has arguments. */
export function createPlainRequirements(sdl: string): PlainRequirements {
  const supergraph = parse(sdl, { noLocation: true });
  const requirements = new Requirements(supergraph);
  const plain = requirements.plain();
  return { sdl: requirements.fields.size === 0 ? sdl : print(plain), fields: requirements.fields };
}

/** The operation as the member understands it, with each such field under its real name. */
export function withRealNames(document: DocumentNode, fields: RequiredFields): DocumentNode {
  if (fields.size === 0) return document;
  return visit(document, {
    Field(node) {
      const field = fields.get(node.name.value);
      if (!field) return undefined;
      const alias = node.alias ?? node.name;
      return { ...node, alias, name: nameNode(field.fieldName), arguments: field.arguments };
    },
  });
}

type TypeWithFields = Extract<DefinitionNode, { readonly fields?: readonly FieldDefinitionNode[] }>;

class Requirements {
  readonly fields = new Map<string, RequiredField>();
  readonly #supergraph: DocumentNode;
  readonly #types = new Map<string, TypeWithFields>();
  readonly #names = new Map<string, string>();
  /** The fields that each type gets in addition, by its name. */
  readonly #added = new Map<string, Map<string, FieldDefinitionNode>>();

  constructor(supergraph: DocumentNode) {
    this.#supergraph = supergraph;
    for (const definition of supergraph.definitions)
      if (hasFields(definition)) this.#types.set(definition.name.value, definition);
  }

  plain(): DocumentNode {
    const plain = new Map([...this.#types].map(([name, type]) => [name, this.#withPlainFields(type)]));
    const definitions = this.#supergraph.definitions.map((definition) => {
      const type = hasFields(definition) ? plain.get(definition.name.value) : undefined;
      return type ? this.#withAddedFields(type) : definition;
    });
    return { kind: Kind.DOCUMENT, definitions };
  }

  #withPlainFields(type: TypeWithFields): TypeWithFields {
    const fields = type.fields?.map((field) => ({
      ...field,
      directives: field.directives?.map((directive) => this.#plainDirective(directive, type)),
    }));
    return { ...type, fields };
  }

  #withAddedFields(type: TypeWithFields): TypeWithFields {
    const added = this.#added.get(type.name.value)?.values() ?? [];
    // An added field can have requirements itself.
    const { fields } = this.#withPlainFields({ ...type, fields: [...added] });
    return { ...type, fields: [...(type.fields ?? []), ...(fields ?? [])] };
  }

  #plainDirective(directive: ConstDirectiveNode, type: TypeWithFields): ConstDirectiveNode {
    if (directive.name.value !== "join__field") return directive;
    const args = directive.arguments?.map((argument) => {
      const { name, value } = argument;
      if (name.value !== "requires" || value.kind !== Kind.STRING) return argument;
      const plain = this.#plainSelections(parseSelections(value.value), type.name.value);
      return { ...argument, value: { ...value, value: plain.map(textOf).join(" ") } };
    });
    return { ...directive, arguments: args };
  }

  #plainSelections({ selections }: SelectionSetNode, typeName: string): SelectionNode[] {
    return selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return this.#plainField(selection, typeName);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      const inner = selection.typeCondition?.name.value ?? typeName;
      const selections = this.#plainSelections(selection.selectionSet, inner);
      return { ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections } };
    });
  }

  #plainField(field: FieldNode, typeName: string): FieldNode {
    const definition = this.#types.get(typeName)?.fields?.find(({ name }) => name.value === field.name.value);
    const innerType = definition && namedType(definition.type);
    const selectionSet: SelectionSetNode | undefined =
      field.selectionSet && innerType !== undefined
        ? { kind: Kind.SELECTION_SET, selections: this.#plainSelections(field.selectionSet, innerType) }
        : field.selectionSet;
    if (!definition || !field.arguments?.length) return { ...field, selectionSet };
    const name = this.#nameOf({ fieldName: field.name.value, arguments: field.arguments });
    this.#addField(typeName, field.name.value, name);
    return { ...field, name: nameNode(name), arguments: [], selectionSet };
  }

  #nameOf(field: RequiredField): string {
    const text = `${field.fieldName}(${field.arguments.map(textOf).sort().join()})`;
    const name = this.#names.get(text) ?? `${PREFIX}${this.#names.size}_${field.fieldName}`;
    this.#names.set(text, name);
    this.fields.set(name, field);
    return name;
  }

  /** Adds it to the type and, if that is an interface, to all its implementations. */
  #addField(typeName: string, fieldName: string, name: string): void {
    for (const type of this.#types.values()) {
      const isMeant =
        type.name.value === typeName ||
        ("interfaces" in type && type.interfaces?.some((one) => one.name.value === typeName));
      const field = isMeant
        ? type.fields?.find((candidate) => candidate.name.value === fieldName)
        : undefined;
      if (!field) continue;
      const added = this.#added.get(type.name.value) ?? new Map<string, FieldDefinitionNode>();
      added.set(name, { ...field, name: nameNode(name), arguments: [] });
      this.#added.set(type.name.value, added);
    }
  }
}

function hasFields(definition: DefinitionNode): definition is TypeWithFields {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

function parseSelections(text: string): SelectionSetNode {
  const [operation] = parse(`{${text}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`"${text}" is no selection`);
  return operation.selectionSet;
}

function textOf(node: SelectionNode | ArgumentNode): string {
  return print(node).replaceAll(/\s+/g, " ");
}

function nameNode(value: string) {
  return { kind: Kind.NAME, value } as const;
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
