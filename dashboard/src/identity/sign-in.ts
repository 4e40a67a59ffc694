/** Signs in: Authorization Code with PKCE, https://www.rfc-editor.org/rfc/rfc9700#section-2.1. */
import * as oauth from "oauth4webapi";
import { discover, optionsFor, RETURN_PATH, readProtectedResource } from "./provider.js";
import { keep } from "./session.js";

/** What this tab remembers while its reader is at the provider. */
const ATTEMPT_KEY = "hub.sign-in";
const SCOPES = "openid profile offline_access hub";

interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** The address from which one came. */
  readonly from: string;
  readonly redirectUri: string;
  readonly clientId: string;
  readonly provider: oauth.AuthorizationServer;
}

/** Why signing in has failed, each with another remedy. */
export type FailureKind =
  /** The provider, or the person there, has said no. */
  | "refused"
  /** The provider, or the hub, does not answer. */
  | "unreachable"
  /** This tab does not wait for this answer. */
  | "unknown"
  /** By this machine's clock, what the provider says is too old or too new. */
  | "clock"
  /** The browser does not allow it at this address, or keeps nothing. */
  | "forbidden"
  /** The provider has answered what cannot be used. */
  | "unusable";

/** Where to go on. */
export type SignInStep =
  | { readonly goTo: string }
  /** Back to the address from which one came, where that is known. */
  | { readonly failure: FailureKind; readonly from?: string };

/**
 * Leads to the provider. Where the hub has another address for people, such as localhost for 127.0.0.1, it leads there
 * first.
 *
 * @param from the address from which one came
 * @param anew the path that begins to sign in
 */
export async function beginSignIn(from: string, anew: string): Promise<SignInStep> {
  try {
    const { origin, issuer, clientId } = await readProtectedResource();
    if (origin !== window.location.origin) return { goTo: `${origin}${anew}` };
    if (!window.isSecureContext) return { failure: "forbidden", from };
    const provider = await discover(issuer);
    const attempt: Attempt = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      codeVerifier: oauth.generateRandomCodeVerifier(),
      from,
      redirectUri: `${origin}${RETURN_PATH}`,
      clientId,
      provider,
    };
    const address = await authorizationAddress(attempt);
    sessionStorage.setItem(ATTEMPT_KEY, JSON.stringify(attempt));
    return { goTo: address };
  } catch (error) {
    return { failure: kindOf(error), from };
  }
}

async function authorizationAddress({
  state,
  nonce,
  codeVerifier,
  redirectUri,
  clientId,
  provider,
}: Attempt): Promise<string> {
  const address = new URL(provider.authorization_endpoint ?? "");
  const parameters = {
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: SCOPES,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/** Takes what the provider has answered, once. */
export async function completeSignIn(answer: URLSearchParams): Promise<SignInStep> {
  const attempt = takeAttempt();
  if (attempt === undefined || answer.get("state") !== attempt.state) return { failure: "unknown" };
  const { from } = attempt;
  try {
    await redeem(answer, attempt);
    return { goTo: from };
  } catch (error) {
    return { failure: kindOf(error), from };
  }
}

function takeAttempt(): Attempt | undefined {
  try {
    const attempt = sessionStorage.getItem(ATTEMPT_KEY);
    sessionStorage.removeItem(ATTEMPT_KEY);
    return attempt === null ? undefined : JSON.parse(attempt);
  } catch {
    return undefined;
  }
}

async function redeem(
  answer: URLSearchParams,
  { state, nonce, codeVerifier, redirectUri, clientId, provider }: Attempt,
): Promise<void> {
  const client = { client_id: clientId };
  const options = optionsFor(provider.issuer);
  const code = oauth.validateAuthResponse(provider, client, answer, state);
  const tokens = await oauth.processAuthorizationCodeResponse(
    provider,
    client,
    await oauth.authorizationCodeGrantRequest(
      provider,
      client,
      oauth.None(),
      code,
      redirectUri,
      codeVerifier,
      options,
    ),
    { expectedNonce: nonce, requireIdToken: true },
  );
  const { id_token: idToken, refresh_token: refreshToken } = tokens;
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  if (idToken === undefined || refreshToken === undefined || claims === undefined)
    throw new Error("The provider has given no ID token or no refresh token");
  const name = typeof claims["name"] === "string" ? claims["name"] : claims.sub;
  keep({ id: crypto.randomUUID(), name, refreshToken, idToken, clientId, provider });
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return "refused";
  if (error instanceof oauth.OperationProcessingError && error.code === oauth.JWT_TIMESTAMP_CHECK)
    return "clock";
  // What the browser denies is a DOMException; a request that fails is a TypeError.
  if (error instanceof DOMException) return "forbidden";
  return error instanceof TypeError || isOutOfOrder(error) ? "unreachable" : "unusable";
}

/** The provider, or the gateway before it, has answered that it cannot answer. */
function isOutOfOrder(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Response && error.cause.status >= 500;
}
