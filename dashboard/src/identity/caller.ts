/**
 * Who asks. A page is one caller's from its beginning to its end: when somebody signs in or out, here or in another tab,
 * it is loaded anew, so that nothing of what one caller was told is left for the next.
 */
import type { ConnectionParams, SubscribeOptions } from "@hub/client/subscribe";
import { isSession, readKept } from "./session.js";

const kept = readKept();

/** Of whoever has signed in; undefined for everybody else, and on the server. */
export const session = isSession(kept) ? kept : undefined;

/** Why the caller is signed in no more. */
export const ending = kept !== undefined && "ending" in kept ? kept.ending : undefined;

/** Nobody has signed in or out since. */
export function isStillCaller(): boolean {
  const now = readKept();
  return (isSession(now) ? now.id : undefined) === session?.id;
}

/** The code that knows tokens, which only those need who have signed in. */
const loadTokens = () => import("./access-token.js");

/** As `fetch`, with the caller's token. It never asks as a stranger for somebody who has signed in. */
export const askHub: typeof fetch = async (input, init) =>
  session === undefined ? fetch(input, init) : (await loadTokens()).askWithToken(session, input, init);

let expiresAt: Date | undefined;

/** What a stream is opened with, and goes on with before that expires. */
export const streamCredentials: Pick<
  SubscribeOptions<unknown>,
  "connectionParams" | "expiresAt"
> = session === undefined
  ? {}
  : {
      connectionParams: async (): Promise<ConnectionParams> => {
        const token = await (await loadTokens()).readToken(session);
        expiresAt = token.expiresAt;
        return { authorization: token.authorization };
      },
      expiresAt: () => expiresAt,
    };
