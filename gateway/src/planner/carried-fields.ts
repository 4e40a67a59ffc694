/**
 * What goes along with the keys of entities: where one member refers to an entity and another is asked about it, the
 * second is told a field that only the first can know, such as the day that the client's list is of. The planner knows
 * keys alone.
 */
import type { PlanNode as AddonNode } from "@graphql-hive/router-query-planner";
import { type DocumentNode, type FieldNode, Kind, type SelectionSetNode } from "graphql";
import type { Requirement } from "../plan-model/plan-nodes.js";
import type { CarriedFields } from "../supergraph/directives/carried-fields.js";
import { type MemberTypes, namedType } from "../supergraph/member-types.js";

const PREFIX = "_hub_carried_";

/** The requirement that a carried field goes along; objects of whose members none tells it do without. */
function carriedRequirement(fieldName: string, sentAs = fieldName): Requirement {
  return {
    kind: "Field",
    sourceKey: PREFIX + fieldName,
    fieldName: sentAs,
    requirements: undefined,
    isOptional: true,
  };
}

/** The same for a plan of the gateway's own, which finds the field under the same key as the whole plan does. */
export function handedOnRequirement(fieldName: string): Requirement {
  return carriedRequirement(fieldName, PREFIX + fieldName);
}

/** With what goes along of those types of which the member is to be told. */
export function withCarried(requirements: readonly Requirement[], fields: CarriedFields): Requirement[] {
  return requirements.map((requirement) => {
    if (requirement.kind !== "Type") return requirement;
    const [typeName, another] = requirement.types;
    const field = typeName === undefined || another !== undefined ? undefined : fields.get(typeName);
    if (field === undefined) return requirement;
    return { ...requirement, requirements: [...requirement.requirements, carriedRequirement(field)] };
  });
}

/** The types about whose entities members are asked that are told something along with the keys. */
export function typesCarriedIn(
  node: AddonNode,
  fieldsOf: (member: string) => CarriedFields,
): ReadonlySet<string> {
  const types = new Set<string>();
  const visit = (one: AddonNode): void => {
    switch (one.kind) {
      case "Sequence":
      case "Parallel":
        for (const inner of one.nodes) visit(inner);
        break;
      case "Flatten":
        visit(one.node);
        break;
      case "Fetch":
        take(one.serviceName, one.requires ?? []);
        break;
      case "BatchFetch":
        for (const { requires } of one.entityBatch.aliases) take(one.serviceName, requires);
        break;
      case "Condition":
        if (one.ifClause) visit(one.ifClause);
        if (one.elseClause) visit(one.elseClause);
    }
  };
  const take = (
    member: string,
    requires: readonly { readonly kind: string; readonly typeCondition?: string }[],
  ) => {
    for (const { typeCondition } of requires) {
      if (typeCondition !== undefined && fieldsOf(member).has(typeCondition)) types.add(typeCondition);
    }
  };
  visit(node);
  return types;
}

/** The member's operation, which also asks for what goes along with the keys of these types. */
export function askForCarried(
  document: DocumentNode,
  fields: CarriedFields,
  types: MemberTypes,
): DocumentNode {
  if (fields.size === 0) return document;
  const asking = new AskingForCarried(fields, types);
  const definitions = document.definitions.map((definition) => {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const root = types.rootTypeName(definition.operation);
      return { ...definition, selectionSet: asking.extended(definition.selectionSet, root) };
    }
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) return definition;
    return {
      ...definition,
      selectionSet: asking.extended(definition.selectionSet, definition.typeCondition.name.value),
    };
  });
  return { kind: Kind.DOCUMENT, definitions };
}

class AskingForCarried {
  constructor(
    readonly fields: CarriedFields,
    readonly types: MemberTypes,
  ) {}

  extended(selectionSet: SelectionSetNode, typeName: string | undefined): SelectionSetNode {
    const selections = this.#below(selectionSet, typeName);
    const field = typeName === undefined ? undefined : this.fields.get(typeName);
    return {
      kind: Kind.SELECTION_SET,
      selections: field === undefined ? selections : [...selections, carriedField(field)],
    };
  }

  #withinEntities(field: FieldNode, { selections }: SelectionSetNode): FieldNode {
    const fragments = selections.map((selection) => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return selection;
      const inner = this.#below(selection.selectionSet, selection.typeCondition?.name.value);
      return { ...selection, selectionSet: { ...selection.selectionSet, selections: inner } };
    });
    return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: fragments } };
  }

  #below({ selections }: SelectionSetNode, typeName: string | undefined): SelectionSetNode["selections"] {
    return selections.map((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = selection.typeCondition?.name.value;
        const selectionSet =
          inner === undefined
            ? { ...selection.selectionSet, selections: this.#below(selection.selectionSet, typeName) }
            : this.extended(selection.selectionSet, inner);
        return { ...selection, selectionSet };
      }
      if (selection.kind !== Kind.FIELD || !selection.selectionSet) return selection;
      // Whoever is asked about entities has been told what goes along.
      if (selection.name.value === "_entities")
        return this.#withinEntities(selection, selection.selectionSet);
      const type = typeName === undefined ? undefined : this.types.typeOf(typeName, selection.name.value);
      return {
        ...selection,
        selectionSet: this.extended(selection.selectionSet, type && namedType(type).name.value),
      };
    });
  }
}

function carriedField(fieldName: string): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: PREFIX + fieldName },
    name: { kind: Kind.NAME, value: fieldName },
  };
}
