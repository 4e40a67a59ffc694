/**
 * Limits how much of the schema one document may ask for. A few lines of introspection can name every field of every
 * type of every field. What tools send fits easily, what multiplies does not.
 */
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode, visit } from "graphql";
import { refuse } from "../errors/request-refusal.js";

/** Tools ask for about ten lists of the schema and about fifty of its objects. */
const MAX_LISTS = 20;
const MAX_OBJECTS = 150;

const LISTS = new Set([
  "types",
  "directives",
  "args",
  "fields",
  "inputFields",
  "interfaces",
  "possibleTypes",
  "enumValues",
]);
/** Lists that lead from types to types: nested, they grow with a power of the schema's size. */
const LISTS_OF_TYPES = new Set(["fields", "inputFields", "interfaces", "possibleTypes"]);

/** @throws RequestRefusal `INTROSPECTION_TOO_LARGE` */
export function checkIntrospection(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const walk = new IntrospectionWalk(fragments);
  visit(document, {
    Field({ name, selectionSet }) {
      if (name.value !== "__schema" && name.value !== "__type") return undefined;
      if (selectionSet) walk.selectionSet(selectionSet, 0);
      return false;
    },
  });
}

class IntrospectionWalk {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  #lists = 0;
  #objects = 0;

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  selectionSet({ selections }: SelectionSetNode, listsOfTypes: number): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet) this.#object(selection.name.value, selection.selectionSet, listsOfTypes);
        continue;
      }
      this.#count(0);
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      if (fragment) this.selectionSet(fragment.selectionSet, listsOfTypes);
    }
  }

  #object(name: string, selectionSet: SelectionSetNode, listsOfTypes: number): void {
    this.#count(LISTS.has(name) ? 1 : 0);
    const isListOfTypes = LISTS_OF_TYPES.has(name);
    if (isListOfTypes && listsOfTypes > 0)
      throw tooLarge({
        vi: `“${name}” của các kiểu trong một danh sách như vậy`,
        en: `"${name}" of the types in another such list`,
      });
    this.selectionSet(selectionSet, listsOfTypes + (isListOfTypes ? 1 : 0));
  }

  #count(lists: number): void {
    this.#lists += lists;
    this.#objects += 1;
    if (this.#lists > MAX_LISTS) throw tooLarge(moreThan(MAX_LISTS, "danh sách", "lists"));
    if (this.#objects > MAX_OBJECTS) throw tooLarge(moreThan(MAX_OBJECTS, "đối tượng", "objects"));
  }
}

function moreThan(most: number, vi: string, en: string) {
  return { vi: `hơn ${most} ${vi} của lược đồ`, en: `more than ${most} ${en} of the schema` };
}

function tooLarge(what: { readonly vi: string; readonly en: string }) {
  return refuse(
    "INTROSPECTION_TOO_LARGE",
    `Câu hỏi cần ${what.vi}; hãy chia nhỏ / The document asks for ${what.en}; ask for less at once`,
  );
}
