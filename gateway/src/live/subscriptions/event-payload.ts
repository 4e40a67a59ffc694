import type { HubEvent } from "@hub/schema/event";
import { type GraphQLObjectType, getNamedType } from "graphql";
import { getPayloadType, type LiveSchema } from "./live-schema.js";

/**
 * The value of the subscription field for one event. The rule is the same for every field fed by events:
 *
 * - `cursor`, `changedAt`, `member`, `type`, `aggregateType`, `aggregateId` and `version` are the envelope's;
 * - a field `x` whose type is an entity found by its `id` is a reference to the entity with the payload's `xId`;
 * - any other field `x` is the payload's `x`, unchanged.
 */
export function buildPayload(
  live: LiveSchema,
  fieldName: string,
  event: HubEvent,
  cursor: string,
): Record<string, unknown> {
  const type = getPayloadType(live, fieldName);
  return Object.fromEntries(
    Object.keys(type.getFields()).map((name) => [name, buildField(live, type, name, event, cursor)]),
  );
}

function buildField(
  live: LiveSchema,
  type: GraphQLObjectType,
  name: string,
  event: HubEvent,
  cursor: string,
): unknown {
  switch (name) {
    case "cursor":
      return cursor;
    case "changedAt":
      return event.occurredAt;
    case "member":
      return event.member;
    case "type":
      return event.type;
    case "aggregateType":
      return event.aggregateType;
    case "aggregateId":
      return event.aggregateId;
    case "version":
      return event.version;
  }
  // An entity that the event carries whole is more than a reference to it.
  const told = readProperty(event.payload, name);
  if (told !== undefined) return told;
  const field = type.getFields()[name];
  const id = readProperty(event.payload, `${name}Id`);
  const isReference = field !== undefined && live.entityTypes.has(getNamedType(field.type).name);
  return isReference && id !== undefined && id !== null ? { id } : undefined;
}

function readProperty(payload: HubEvent["payload"], name: string): unknown {
  return Object.hasOwn(payload, name) ? payload[name] : undefined;
}
