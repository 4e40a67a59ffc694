import * as oauth from "oauth4webapi";
import { askWithToken } from "./access-token.js";
import { endHere } from "./end-here.js";
import { optionsFor } from "./provider.js";
import { isSession, keep, readKept, type Session } from "./session.js";

/** Nobody waits longer to be signed out. */
const PATIENCE_MS = 3_000;

/**
 * Signs out in this browser and at the provider, and ends the links to files that the account has made, which leads back to the overview. Where the provider cannot be reached,
 * the page is loaded anew and says that it has not been told.
 */
export async function signOut(atStart: Session): Promise<void> {
  const kept = readKept();
  // With the refresh token of now.
  const session = isSession(kept) && kept.id === atStart.id ? kept : atStart;
  await endFileLinks(session);
  await endHere(session.id);
  try {
    await revoke(session);
    leaveProvider(session);
  } catch {
    keep({ ending: "untold" });
    window.location.reload();
  }
}

/** Where the hub cannot note it, they end by themselves some hours later; nobody stays signed in for that. */
async function endFileLinks(session: Session): Promise<void> {
  const init = { method: "DELETE", signal: AbortSignal.timeout(PATIENCE_MS) };
  await askWithToken(session, "/export/links", init).catch(() => undefined);
}

/** The refresh token would outlive the session. */
async function revoke({ provider, clientId, refreshToken }: Session): Promise<void> {
  if (provider.revocation_endpoint === undefined) return;
  const client = { client_id: clientId };
  const response = await oauth.revocationRequest(
    provider,
    client,
    oauth.None(),
    refreshToken,
    optionsFor(provider.issuer),
  );
  await oauth.processRevocationResponse(response);
}

/**
 * OpenID Connect RP-Initiated Logout: it takes the ID token in the address, which opens nothing at the hub. No history
 * keeps that address.
 */
function leaveProvider({ provider, clientId, idToken }: Session): void {
  const home = `${window.location.origin}/`;
  const address = new URL(provider.end_session_endpoint ?? home);
  if (provider.end_session_endpoint !== undefined) {
    address.searchParams.set("id_token_hint", idToken);
    address.searchParams.set("client_id", clientId);
    address.searchParams.set("post_logout_redirect_uri", home);
  }
  window.location.replace(address);
}
