import type { AuthorizationServer } from "oauth4webapi";

/** By its name both documents, index.html and truy-van.html, keep the room of a name before anything is drawn. */
const STORAGE_KEY = "hub.session";

/** Somebody has signed in, in all tabs and until they sign out. Access tokens are in no storage. */
export interface Session {
  /** Of this signing in: another one of the same person has another. */
  readonly id: string;
  /** As the identity provider calls the person. */
  readonly name: string;
  /** Another one after each use. */
  readonly refreshToken: string;
  /** By it the provider knows which session to end. */
  readonly idToken: string;
  readonly clientId: string;
  /** The identity provider as it has described itself. */
  readonly provider: AuthorizationServer;
}

/**
 * Why nobody is signed in any more, where that needs saying: the provider goes on with the session no longer, or does not
 * know yet that it has ended.
 */
export type Ending = "refused" | "untold";

type Kept = Session | { readonly ending: Ending };

/** What the browser keeps now; another tab may have changed it. */
export function readKept(): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "") ?? undefined;
  } catch {
    // Nothing is kept, as on the server and where a browser keeps nothing.
    return undefined;
  }
}

/** Throws where the browser keeps nothing. */
export function keep(kept: Kept): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
}

export function forget(): void {
  localStorage.removeItem(STORAGE_KEY);
}

export function isSession(kept: Kept | undefined): kept is Session {
  return kept !== undefined && "id" in kept;
}
