/** The caller's access token, which is in this page's memory alone and is renewed before it expires. */
import * as oauth from "oauth4webapi";
import { endHere } from "./end-here.js";
import { optionsFor } from "./provider.js";
import { isSession, keep, readKept, type Session } from "./session.js";

/** A refresh token is accepted once: of all tabs one after the other uses it. */
const LOCK = "hub.session";
/** What a token is for: asking the hub. */
const SCOPE = "hub";
/** Streams renew theirs when less than this is left of the token that they were opened with. */
const RENEWED_IN_LAST = 0.25;
/** Where the provider does not say how long a token lasts. */
const USUAL_LIFETIME_S = 300;
/** Those with which a provider says that the session is over. Any other failure may pass. */
const REFUSALS: ReadonlySet<string> = new Set(["invalid_grant", "invalid_client", "unauthorized_client"]);

export interface AccessToken {
  /** The header of a request. */
  readonly authorization: string;
  readonly expiresAt: Date;
  /** In milliseconds since 1970. */
  readonly renewAt: number;
}

let current: AccessToken | undefined;
let renewal: Promise<AccessToken> | undefined;

/** A token that lasts for a while yet. Rejects where it has expired and the provider gives no other one. */
export async function readToken(session: Session): Promise<AccessToken> {
  if (current !== undefined && Date.now() < current.renewAt) return current;
  try {
    return await renew(session);
  } catch (error) {
    // The provider may be out of reach for a while.
    if (current !== undefined && Date.now() < current.expiresAt.getTime()) return current;
    throw error;
  }
}

/** As `fetch`; a token that the hub does not accept is renewed once, then the session is over. */
export async function askWithToken(
  session: Session,
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<Response> {
  const token = await readToken(session);
  const answer = await send(input, init, token);
  if (answer.status !== 401) return answer;
  // Another request may have had it renewed already.
  const next = current === token ? await renew(session) : await readToken(session);
  const secondAnswer = await send(input, init, next);
  if (secondAnswer.status === 401) await endRefused(session);
  return secondAnswer;
}

function send(
  input: RequestInfo | URL,
  init: RequestInit,
  { authorization }: AccessToken,
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("authorization", authorization);
  return fetch(input, { ...init, headers });
}

/** Whoever asks meanwhile waits for the same one. */
function renew(session: Session): Promise<AccessToken> {
  renewal ??= navigator.locks
    .request(LOCK, () => requestToken(session))
    .finally(() => {
      renewal = undefined;
    });
  return renewal;
}

async function requestToken({ id }: Session): Promise<AccessToken> {
  // Another tab may have used the token that this page began with, or ended the session.
  const session = readKept();
  if (!isSession(session) || session.id !== id) throw new Error("The session has ended in another tab");
  const { provider, clientId, refreshToken } = session;
  const client = { client_id: clientId };
  try {
    const response = await oauth.refreshTokenGrantRequest(
      provider,
      client,
      oauth.None(),
      refreshToken,
      // Without an ID token, whose times this machine's clock might find fault with.
      { ...optionsFor(provider.issuer), additionalParameters: { scope: SCOPE } },
    );
    const answer = await oauth.processRefreshTokenResponse(provider, client, response);
    keep({ ...session, refreshToken: answer.refresh_token ?? refreshToken });
    current = readAnswer(answer);
    return current;
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError && REFUSALS.has(error.error)) await endRefused(session);
    throw error;
  }
}

function readAnswer({
  access_token: token,
  expires_in: seconds = USUAL_LIFETIME_S,
}: oauth.TokenEndpointResponse) {
  // By this machine's clock alone, which may differ from the provider's.
  const expiresAt = Date.now() + seconds * 1_000;
  return {
    authorization: `Bearer ${token}`,
    expiresAt: new Date(expiresAt),
    renewAt: expiresAt - seconds * 1_000 * RENEWED_IN_LAST,
  };
}

/** The page is loaded anew, and says why nobody is signed in. */
async function endRefused({ id }: Session): Promise<void> {
  await endHere(id, "refused");
  window.location.reload();
}
