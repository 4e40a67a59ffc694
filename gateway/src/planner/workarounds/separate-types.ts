/**
 * Separates fields of one name that have different types on different objects.
 *
 * `{ pets { ... on Cat { name } ... on Dog { name } } }` is not valid for a member whose cats may lack a name and whose
 * dogs may not (GraphQL spec, "Field Selection Merging"), though it is valid for the client if another member lets both
 * lack it. The planner also puts types side by side that the client named apart. So such fields get names of their own,
 * and the answer gets the common name back.
 */
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  visit,
} from "graphql";
import { inlineFragments } from "../../operation/selections/inline-fragments.js";
import type { Rewrite } from "../../plan-model/plan-nodes.js";
import { type MemberTypes, namedType } from "../../supergraph/member-types.js";

export interface SeparatedTypes {
  /** The operation with the common names. */
  readonly original: DocumentNode;
  /** The operation that the member is sent. */
  readonly document: DocumentNode;
  /** Restores the common names in the answer. */
  readonly rewrites: readonly Rewrite[];
}

/** The operation with one name per type wherever types differ. Returns the same operation where none do. */
export function separateTypes(document: DocumentNode, types: MemberTypes): SeparatedTypes {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("a fetch holds no operation");
  const selectionSet = inlineFragments(operation.selectionSet, document);
  const separation = new Separation(types);
  separation.compare([{ typeName: types.rootTypeName(operation.operation), selectionSet }], []);
  if (separation.rewrites.length === 0) return { original: document, document, rewrites: [] };
  const named = visit(selectionSet, { Field: (field) => separation.named(field) });
  const definitions = [{ ...operation, selectionSet: named }];
  return {
    original: document,
    document: { kind: Kind.DOCUMENT, definitions },
    rewrites: separation.rewrites,
  };
}

/** What is selected of objects of a type; undefined if the type is not known. */
interface TypedSelection {
  readonly typeName: string | undefined;
  readonly selectionSet: SelectionSetNode;
}

interface Found {
  readonly field: FieldNode;
  readonly type: TypeNode | undefined;
}

class Separation {
  /** The innermost first: each finds its parents under the names that the member was asked for. */
  readonly rewrites: Rewrite[] = [];
  readonly #types: MemberTypes;
  readonly #aliases = new Map<FieldNode, string>();

  constructor(types: MemberTypes) {
    this.#types = types;
  }

  named(field: FieldNode): FieldNode | undefined {
    const alias = this.#aliases.get(field);
    return alias === undefined ? undefined : { ...field, alias: { kind: Kind.NAME, value: alias } };
  }

  /** All the selections are of one object of the answer. */
  compare(selections: readonly TypedSelection[], path: readonly string[]): void {
    for (const [key, found] of this.#fieldsAt(selections)) {
      const shapes = Map.groupBy(found, ({ type }) => this.#shapeOf(type));
      for (const [index, [, fields]] of [...shapes].entries()) {
        const alias = index === 0 ? key : `_hub_type${index}_${key}`;
        this.compare(selectionsBelow(fields), [...path, alias]);
        if (index > 0) this.#rename(fields, path, key, alias);
      }
    }
  }

  #rename(found: readonly Found[], path: readonly string[], newKey: string, key: string): void {
    for (const { field } of found) this.#aliases.set(field, key);
    const segments = path.map((segment) => ({ kind: "Key", key: segment }) as const);
    this.rewrites.push({ kind: "RenameKey", path: segments, key, newKey });
  }

  #fieldsAt(selections: readonly TypedSelection[]): Map<string, Found[]> {
    const byKey = new Map<string, Found[]>();
    const collect = ({ typeName, selectionSet }: TypedSelection) => {
      for (const selection of selectionSet.selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const inner = selection.typeCondition?.name.value ?? typeName;
          collect({ typeName: inner, selectionSet: selection.selectionSet });
        }
        if (selection.kind !== Kind.FIELD) continue;
        const key = (selection.alias ?? selection.name).value;
        const type = typeName === undefined ? undefined : this.#types.typeOf(typeName, selection.name.value);
        // The addon (0.0.38) can lose the selection of an object. Planned in pieces, it does not.
        if (type && !selection.selectionSet && this.#shapeOf(type).includes("{}"))
          throw new Error(`nothing is selected of ${key}`);
        byKey.set(key, [...(byKey.get(key) ?? []), { field: selection, type }]);
      }
    };
    for (const selection of selections) collect(selection);
    return byKey;
  }

  /** Fields of equal shape may share a name. Objects of all types have the same shape. */
  #shapeOf(type: TypeNode | undefined): string {
    switch (type?.kind) {
      case undefined:
        return "";
      case Kind.NON_NULL_TYPE:
        return `${this.#shapeOf(type.type)}!`;
      case Kind.LIST_TYPE:
        return `[${this.#shapeOf(type.type)}]`;
      case Kind.NAMED_TYPE:
        return this.#types.isLeaf(type.name.value) ? type.name.value : "{}";
    }
  }
}

function selectionsBelow(found: readonly Found[]): TypedSelection[] {
  return found.flatMap(({ field, type }) => {
    if (!field.selectionSet) return [];
    return [{ typeName: type && namedType(type).name.value, selectionSet: field.selectionSet }];
  });
}
