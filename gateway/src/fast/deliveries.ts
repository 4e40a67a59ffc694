/** What each request of a plan delivers, and to which objects of the response. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from "graphql";
import type { FieldProjection, SelectionProjection } from "../execute/projection.js";
import type {
  EntityFetch,
  MemberOperation,
  PlanNode,
  PlanPath,
  Requirement,
} from "../plan-model/plan-nodes.js";
import { NotCompilable } from "./generated-code.js";

/** Something in the plan or the operation needs the readable way. */
export class NotVerbatim extends NotCompilable {}

/** The objects of one type at one path of the response. */
export class ResponseObject {
  readonly fields: readonly FieldProjection[];
  /** By source key. */
  readonly children = new Map<string, ResponseObject>();
  /** By source key, the symbol under which objects have the text that the field is part of. */
  readonly texts = new Map<string, symbol>();
  /** Whether entities are read here or further down. */
  leadsToEntities = false;
  readonly #deliveries = new Map<string, number>();

  constructor(
    selection: SelectionProjection,
    readonly typeName: string,
  ) {
    const fields = selection.fieldsOf(typeName);
    if (!fields) throw new NotVerbatim();
    this.fields = fields;
  }

  indexOf(sourceKey: string): number {
    return this.fields.findIndex((field) => field.sourceKey === sourceKey);
  }

  findField(sourceKey: string): FieldProjection | undefined {
    return this.fields[this.indexOf(sourceKey)];
  }

  /** Whether two members are asked for the field: then only parsed values can be merged. */
  isDeliveredTwice(sourceKey: string): boolean {
    return (this.#deliveries.get(sourceKey) ?? 0) > 1;
  }

  deliver({ key, fields }: MemberField): void {
    this.#deliveries.set(key, (this.#deliveries.get(key) ?? 0) + 1);
    if (!fields) return;
    const selection = this.findField(key)?.selection;
    if (!selection || !isObjectType(selection.type) || this.isDeliveredTwice(key)) throw new NotVerbatim();
    const child = new ResponseObject(selection, selection.type.name);
    this.children.set(key, child);
    for (const field of fields) child.deliver(field);
  }
}

/** A field of a member's operation. */
export interface MemberField {
  /** The response key in the member's answer, the source key in the data. */
  readonly key: string;
  readonly fields: readonly MemberField[] | undefined;
}

/**
 * What one field of an answer's data delivers: the root fields themselves, or entities for the objects they belong to.
 */
export interface Delivery {
  readonly operation: MemberOperation;
  /** The answer's key for the entities; undefined for root fields. */
  readonly entitiesKey: string | undefined;
  readonly targets: readonly ResponseObject[];
  readonly typeName: string;
  readonly fields: readonly MemberField[];
}

/** Everything a plan delivers. `keptKeys` are the fields whose values are needed during execution. */
export interface Deliveries {
  readonly root: ResponseObject;
  readonly all: readonly Delivery[];
  readonly keptKeys: ReadonlySet<string>;
}

/** @throws NotVerbatim */
export function findDeliveries(
  plan: PlanNode,
  selection: SelectionProjection,
  rootTypeName: string,
): Deliveries {
  const finder = new DeliveryFinder(new ResponseObject(selection, rootTypeName));
  finder.visit(plan);
  return finder;
}

class DeliveryFinder implements Deliveries {
  readonly all: Delivery[] = [];
  readonly keptKeys = new Set<string>();

  constructor(readonly root: ResponseObject) {}

  visit(node: PlanNode): void {
    switch (node.kind) {
      case "Sequence":
      case "Parallel":
        for (const child of node.nodes) this.visit(child);
        return;
      case "Fetch":
        if (node.outputRewrites.length > 0) throw new NotVerbatim();
        this.#takeRoot(node.operation);
        return;
      case "Flatten":
        this.#takeEntities(node.operation, [node.entities]);
        return;
      case "BatchFetch":
        this.#takeEntities(node.operation, node.entities);
        return;
      default:
        throw new NotVerbatim();
    }
  }

  #takeRoot(operation: MemberOperation): void {
    const fields = rootFieldsOf(operation, this.root.typeName);
    for (const field of fields) this.root.deliver(field);
    const { root } = this;
    this.all.push({ operation, entitiesKey: undefined, targets: [root], typeName: root.typeName, fields });
  }

  #takeEntities(operation: MemberOperation, fetches: readonly EntityFetch[]): void {
    for (const fetch of fetches) {
      const { inputRewrites, outputRewrites, responseKey, requires } = fetch;
      if (inputRewrites.length > 0 || outputRewrites.length > 0) throw new NotVerbatim();
      const { typeName, fields } = entityFieldsOf(operation, responseKey);
      if (fetch.interfaceObjects.has(typeName)) throw new NotVerbatim();
      const targets = fetch.paths.map((path) => this.#follow(path, typeName));
      for (const target of targets) for (const field of fields) target.deliver(field);
      for (const key of flatKeys(requires)) this.keptKeys.add(key);
      for (const identity of fetch.identityOf(typeName)) this.keptKeys.add(identity.responseKey);
      this.all.push({ operation, entitiesKey: responseKey, targets, typeName, fields });
    }
  }

  #follow(path: PlanPath, typeName: string): ResponseObject {
    let target: ResponseObject | undefined = this.root;
    for (const segment of path) {
      if (segment.kind === "Field") target = target?.children.get(segment.responseKey);
      if (segment.kind === "Type" && target && !segment.types.has(target.typeName)) throw new NotVerbatim();
      if (!target) throw new NotVerbatim();
      target.leadsToEntities = true;
    }
    if (target?.typeName !== typeName) throw new NotVerbatim();
    return target;
  }
}

function* flatKeys(requirements: readonly Requirement[]): Iterable<string> {
  for (const requirement of requirements) {
    if (requirement.kind === "Type") yield* flatKeys(requirement.requirements);
    else if (requirement.requirements) throw new NotVerbatim();
    else yield requirement.sourceKey;
  }
}

function rootFieldsOf({ text }: MemberOperation, rootTypeName: string): readonly MemberField[] {
  const document = parse(text, { noLocation: true });
  return new FieldReader(document).read(rootSelectionOf(document), rootTypeName);
}

function entityFieldsOf({ text }: MemberOperation, responseKey: string) {
  const document = parse(text, { noLocation: true });
  const entities = rootSelectionOf(document).selections.find(
    (selection) => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseKey,
  );
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) throw new NotVerbatim();
  const types = entities.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.INLINE_FRAGMENT ? [selection.typeCondition?.name.value] : [],
  );
  const [typeName, another] = types;
  if (typeName === undefined || another !== undefined) throw new NotVerbatim();
  return { typeName, fields: new FieldReader(document).read(entities.selectionSet, typeName) };
}

/** The keys of an answer's data, in the order in which members send them. */
export function rootKeysOf({ text }: MemberOperation): readonly string[] {
  const document = parse(text, { noLocation: true });
  return rootSelectionOf(document).selections.map((selection) => {
    if (selection.kind !== Kind.FIELD) throw new NotVerbatim();
    return (selection.alias ?? selection.name).value;
  });
}

class FieldReader {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(
      fragments.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
    );
  }

  /** In the order of the text, which is also the answer's (GraphQL spec, "Serialized Map Ordering"). */
  read(selectionSet: SelectionSetNode, typeName: string | undefined): readonly MemberField[] {
    const fields = this.#fieldsOf(selectionSet, typeName);
    if (new Set(fields.map(({ key }) => key)).size < fields.length) throw new NotVerbatim();
    return fields;
  }

  #fieldsOf(selectionSet: SelectionSetNode, typeName: string | undefined): MemberField[] {
    return selectionSet.selections.flatMap((selection): readonly MemberField[] => {
      if (selection.kind === Kind.FIELD) {
        const fields = selection.selectionSet && this.read(selection.selectionSet, undefined);
        return [{ key: (selection.alias ?? selection.name).value, fields }];
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition?.name.value;
      if (!fragment || (condition !== undefined && condition !== typeName)) throw new NotVerbatim();
      return this.#fieldsOf(fragment.selectionSet, typeName);
    });
  }
}

function rootSelectionOf(document: DocumentNode): SelectionSetNode {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new NotVerbatim();
  return operation.selectionSet;
}
