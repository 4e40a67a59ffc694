import { type DocumentNode, Kind } from "graphql";
import { isTrueArgument, stringArgument } from "./directive-arguments.js";
import { findDirective } from "./root-fields.js";

/** What ids that begin with a prefix are ids of. */
export interface NodeType {
  readonly typeName: string;
  /** The member that knows which of them exist; undefined if each id names the one that holds it. */
  readonly member: string | undefined;
  /** Whether their keys are UUIDs. */
  readonly hasUuid: boolean;
  /** The member that answers for what one that has left held; undefined where none does. */
  readonly standIn: string | undefined;
}

/** Reads from a composed schema what it says with `@nodeId`, by prefix. */
export function readNodeTypes({ definitions }: DocumentNode): Map<string, NodeType> {
  return new Map(
    definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const directive = findDirective(definition, "nodeId");
      const prefix = directive && stringArgument(directive, "prefix");
      if (directive === undefined || prefix === undefined) return [];
      const member = stringArgument(directive, "member");
      const hasUuid = isTrueArgument(directive, "hasUuid");
      const standIn = stringArgument(directive, "standIn");
      return [[prefix, { typeName: definition.name.value, member, hasUuid, standIn }] as const];
    }),
  );
}
