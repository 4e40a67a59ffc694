/**
 * The limits of an operation, checked on the document before validation: validating hostile documents is itself
 * expensive, and the planner expands fragments.
 *
 * Each fragment is measured once, and its measure is added wherever it is spread. So a document that doubles itself at
 * every level costs no more than its text.
 */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";
import { refuse } from "../errors/request-refusal.js";
import { checkIntrospection } from "./introspection-limits.js";
import type { OperationLimits } from "./operation-limits.js";

/**
 * Levels of selection sets, with fragments expanded. Everything that walks an operation recurses per level, graphql-js
 * included, so this protects the stack. It is far above what the depth limit allows.
 */
const MAX_NESTING = 200;

/** Introspection nests deeper than data: a type reference alone has nine levels. */
const MAX_INTROSPECTION_DEPTH = 20;

/** Names that could reach an object's prototype if ever used as keys. */
const FORBIDDEN_NAMES = new Set(["__proto__", "constructor", "prototype"]);

/** @throws RequestRefusal with the code of the first limit that the document exceeds. */
export function checkLimits(document: DocumentNode, limits: OperationLimits): void {
  checkNamesAndCounts(document, limits);
  const measures = new FragmentMeasures(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) checkOperation(definition, measures, limits);
  }
  checkIntrospection(document);
}

/**
 * Limits the distinct selections: those are what the planner has to plan, at up to 20 µs each.
 * @throws RequestRefusal `TOO_MANY_DISTINCT_SELECTIONS`
 */
export function checkDistinctSelections(merged: DocumentNode, limits: OperationLimits): void {
  const measures = new FragmentMeasures(merged);
  for (const definition of merged.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (measures.ofSelectionSet(definition.selectionSet).selections <= limits.distinctSelections) continue;
    throw refuse(
      "TOO_MANY_DISTINCT_SELECTIONS",
      `Sau khi khai triển các fragment và gộp các trường trùng, yêu cầu chọn hơn ${limits.distinctSelections} trường; hãy chia nhỏ / With its fragments expanded and its repeats merged the operation selects more than ${limits.distinctSelections} fields; ask for less at once`,
    );
  }
}

function checkNamesAndCounts(document: DocumentNode, limits: OperationLimits): void {
  const counts = { aliases: 0, directives: 0, fragments: 0, operations: 0 };
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) counts.fragments += 1;
      if (node.kind === Kind.OPERATION_DEFINITION) counts.operations += 1;
      if (node.kind === Kind.VARIABLE) checkName(node.name.value);
      if (node.kind === Kind.FIELD && node.alias) {
        counts.aliases += 1;
        checkName(node.alias.value);
      }
      if ("directives" in node) {
        const { length = 0 } = node.directives ?? [];
        counts.directives += length;
        atMost(length, limits.directivesPerField, "TOO_MANY_DIRECTIVES", {
          vi: "directive ở một chỗ",
          en: "directives on one selection",
        });
      }
    },
  });
  atMost(counts.operations, limits.documentOperations, "TOO_MANY_DOCUMENT_OPERATIONS", {
    vi: "operation",
    en: "operations",
  });
  atMost(counts.fragments, limits.fragments, "TOO_MANY_FRAGMENTS", { vi: "fragment", en: "fragments" });
  atMost(counts.aliases, limits.aliases, "TOO_MANY_ALIASES", { vi: "bí danh (alias)", en: "aliases" });
  atMost(counts.directives, limits.directives, "TOO_MANY_DIRECTIVES", { vi: "directive", en: "directives" });
}

function atMost(
  count: number,
  limit: number,
  code: string,
  things: { readonly vi: string; readonly en: string },
): void {
  if (count <= limit) return;
  throw refuse(
    code,
    `Câu hỏi có hơn ${limit} ${things.vi}; hãy chia nhỏ / The document has more than ${limit} ${things.en}; ask for less at once`,
  );
}

function checkName(name: string): void {
  if (FORBIDDEN_NAMES.has(name))
    throw refuse(
      "FORBIDDEN_NAME",
      `“${name}” không thể là tên của bí danh hay biến; hãy chọn tên khác / "${name}" cannot be the name of an alias or variable; choose another`,
    );
}

function checkOperation(
  operation: OperationDefinitionNode,
  measures: FragmentMeasures,
  limits: OperationLimits,
): void {
  const measure = measures.ofSelectionSet(operation.selectionSet);
  if (measure.fields > limits.rootFields) {
    throw refuse(
      "TOO_MANY_ROOT_FIELDS",
      `Câu hỏi có hơn ${limits.rootFields} trường ở cấp đầu; hãy chia thành nhiều câu / The operation has more than ${limits.rootFields} root fields; send several operations`,
    );
  }
  if (measure.depth > limits.depth || measure.introspectionDepth > MAX_INTROSPECTION_DEPTH) {
    throw refuse(
      "TOO_DEEP",
      `Câu hỏi lồng nhau sâu hơn ${limits.depth} cấp; hãy hỏi từng phần / The operation is nested deeper than ${limits.depth} levels; ask for it in parts`,
    );
  }
  if (measure.selections > limits.selections) {
    throw refuse(
      "TOO_MANY_SELECTIONS",
      `Sau khi khai triển các fragment, câu hỏi chọn hơn ${limits.selections} trường; hãy chia nhỏ / With its fragments expanded the operation selects more than ${limits.selections} fields; ask for less at once`,
    );
  }
}

interface Measure {
  /** Fields directly in the selection set, with fragments expanded. */
  readonly fields: number;
  /** All fields below, with fragments expanded. */
  readonly selections: number;
  readonly depth: number;
  readonly introspectionDepth: number;
  /** Nested selection sets, including those of fragments. */
  readonly nesting: number;
}

const NOTHING: Measure = { fields: 0, selections: 0, depth: 0, introspectionDepth: 0, nesting: 0 };

class FragmentMeasures {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #measures = new Map<string, Measure>();
  readonly #open = new Set<string>();
  /** How many nested selection sets are being measured. */
  #level = 0;

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
    // Unused fragments as well: a cycle among them would break validation just the same.
    for (const name of this.#fragments.keys()) this.#ofFragment(name);
  }

  /** @throws RequestRefusal `TOO_DEEP`, `FRAGMENT_CYCLE` */
  ofSelectionSet(selectionSet: SelectionSetNode): Measure {
    this.#level += 1;
    const inside = this.#level > MAX_NESTING ? undefined : this.#sum(selectionSet);
    this.#level -= 1;
    if (!inside || inside.nesting >= MAX_NESTING) {
      throw refuse(
        "TOO_DEEP",
        `Các trường và fragment lồng nhau sâu hơn ${MAX_NESTING} cấp; hãy hỏi từng phần / Selections and fragments are nested deeper than ${MAX_NESTING} levels; ask for it in parts`,
      );
    }
    return { ...inside, nesting: inside.nesting + 1 };
  }

  #sum({ selections }: SelectionSetNode): Measure {
    return selections.reduce((sum, selection) => add(sum, this.#ofSelection(selection)), NOTHING);
  }

  #ofSelection(selection: SelectionNode): Measure {
    switch (selection.kind) {
      case Kind.FRAGMENT_SPREAD:
        return this.#ofFragment(selection.name.value);
      case Kind.INLINE_FRAGMENT:
        return this.ofSelectionSet(selection.selectionSet);
      case Kind.FIELD:
        return this.#ofField(selection.name.value, selection.selectionSet);
    }
  }

  #ofField(name: string, selectionSet: SelectionSetNode | undefined): Measure {
    const below = selectionSet ? this.ofSelectionSet(selectionSet) : NOTHING;
    const isIntrospection = name === "__schema" || name === "__type";
    return {
      fields: 1,
      selections: 1 + below.selections,
      depth: isIntrospection ? 1 : 1 + below.depth,
      introspectionDepth: isIntrospection ? 1 + below.depth : below.introspectionDepth,
      nesting: below.nesting,
    };
  }

  #ofFragment(name: string): Measure {
    const known = this.#measures.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return NOTHING;
    if (this.#open.has(name))
      throw refuse(
        "FRAGMENT_CYCLE",
        `Fragment “${name}” chứa chính nó; hãy bỏ vòng lặp / The fragment "${name}" contains itself; take it out there`,
      );
    this.#open.add(name);
    const measure = this.ofSelectionSet(fragment.selectionSet);
    this.#open.delete(name);
    this.#measures.set(name, measure);
    return measure;
  }
}

function add(a: Measure, b: Measure): Measure {
  return {
    fields: a.fields + b.fields,
    selections: a.selections + b.selections,
    depth: Math.max(a.depth, b.depth),
    introspectionDepth: Math.max(a.introspectionDepth, b.introspectionDepth),
    nesting: Math.max(a.nesting, b.nesting),
  };
}
