/** The messages of graphql-transport-ws: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
import { z } from "zod";

export const PROTOCOL = "graphql-transport-ws";

export const CLOSE_CODES = {
  goingAway: 1001,
  internalError: 4500,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  subprotocolNotAcceptable: 4406,
  initTimeout: 4408,
  subscriberExists: 4409,
  tooManyInits: 4429,
  /** Ours: the client has taken nothing for too long. */
  slowReader: 4499,
} as const;

const object = z.record(z.string(), z.unknown());
const id = z.string().min(1);

const clientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("connection_init"), payload: object.nullish() }),
  z.object({ type: z.literal("ping"), payload: object.nullish() }),
  z.object({ type: z.literal("pong"), payload: object.nullish() }),
  z.object({
    type: z.literal("subscribe"),
    id,
    payload: z.looseObject({
      query: z.string(),
      operationName: z.string().nullish(),
      variables: object.nullish(),
      extensions: object.nullish(),
    }),
  }),
  z.object({ type: z.literal("complete"), id }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;
export type SubscribeMessage = Extract<ClientMessage, { type: "subscribe" }>;

/** Undefined for what is no message of the protocol. */
export function parseClientMessage(text: string): ClientMessage | undefined {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
