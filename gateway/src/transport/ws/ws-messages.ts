/** The messages of graphql-transport-ws: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
import { z } from "zod";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { parseClientJson } from "../requests/client-json.js";
import { LONGEST_OPERATION_ID } from "../requests/operation-id.js";

export const PROTOCOL = "graphql-transport-ws";

export const CLOSE_CODES = {
  goingAway: 1001,
  tooLarge: 1009,
  internalError: 1011,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  subprotocolNotAcceptable: 4406,
  initTimeout: 4408,
  subscriberExists: 4409,
  tooManyInits: 4429,
  /** The hub's own: the client has read nothing for too long. */
  slowReader: 4499,
} as const;

const object = z.record(z.string(), z.unknown());
const id = z.string().min(1).max(LONGEST_OPERATION_ID);

const clientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("connection_init"), payload: object.nullish() }),
  z.object({ type: z.literal("ping"), payload: object.nullish() }),
  z.object({ type: z.literal("pong"), payload: object.nullish() }),
  z.object({
    type: z.literal("subscribe"),
    id,
    // Its other parts are read as those of any request, which says what is wrong with them.
    payload: z.looseObject({ query: z.string() }),
  }),
  z.object({ type: z.literal("complete"), id }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;
export type SubscribeMessage = Extract<ClientMessage, { type: "subscribe" }>;

/** The free-form payload of `connection_init` and of pings. */
export type ClientPayload = Readonly<Record<string, unknown>> | null | undefined;

const NO_MESSAGE = "Invalid message received";

/** A string instead says why it is not a message of the protocol. */
export function parseClientMessage(text: string, maxVariableValues: number): ClientMessage | string {
  try {
    const { data, error } = clientMessage.safeParse(parseClientJson(text, maxVariableValues));
    if (data) return data;
    const hasLongId = error.issues.some(({ code, path }) => code === "too_big" && path[0] === "id");
    return hasLongId
      ? `The id of an operation is longer than ${LONGEST_OPERATION_ID} characters`
      : NO_MESSAGE;
  } catch (error) {
    return error instanceof RequestRefusal ? error.message : NO_MESSAGE;
  }
}

/**
 * The `authorization` in a client's payload. As with headers, its case does not matter, and several values become a
 * list, which is nobody's. A value that is not a string does not count as absent.
 */
export function findAuthorization(payload: ClientPayload): string | undefined {
  const given = Object.entries(payload ?? {}).flatMap(([name, value]) =>
    name.toLowerCase() === "authorization" && value != null ? [value] : [],
  );
  if (given.length === 0) return undefined;
  return given.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join(", ");
}
