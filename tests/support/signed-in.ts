import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from "openid-client";
import type { Hub } from "./find-hub.js";

export type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** What of an account stands in the hub's `accounts.json`. */
export interface Account {
  readonly kind: "person" | "system";
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly login?: string;
  readonly password?: string;
  readonly organisation: string;
  readonly roles: readonly string[];
  readonly unit: string | null;
}

type SomeHub = Pick<Hub, "url" | "dataDirectory">;

export function readAccounts({ dataDirectory }: Pick<Hub, "dataDirectory">): Account[] {
  const accounts: Account[] = JSON.parse(readFileSync(join(dataDirectory, "accounts.json"), "utf8"));
  return accounts;
}

/** The hub as a browser opens it: signing in happens under this name. */
export function addressForPeople({ url }: Pick<Hub, "url">): string {
  return url.replace("127.0.0.1", "localhost");
}

/** The hub's identity provider as a client sees it. */
export function discoverProvider(hub: SomeHub, account: Account): Promise<Configuration> {
  const issuer = new URL(`${addressForPeople(hub)}/oidc`);
  const authentication = account.clientSecret === undefined ? None() : undefined;
  return discovery(issuer, account.clientId, account.clientSecret, authentication, {
    execute: [allowInsecureRequests],
  });
}

/** A browser without a screen: it keeps cookies by name and path, and follows where it is led. */
export class Visitor {
  /** Sent with every request. */
  readonly headers: Record<string, string> = {};
  readonly #cookies = new Map<string, { readonly path: string; readonly value: string }>();

  async fetch(url: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { ...this.headers, accept: "text/html", cookie: this.#cookiesFor(new URL(url).pathname) },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** Follows redirects until a page is shown, or an address that begins with `until` is reached. */
  async open(
    url: string,
    { form, until }: { form?: Record<string, string>; until?: string } = {},
  ): Promise<{ url: string; response: Response }> {
    let response = await this.fetch(url, form);
    for (let at = url; ; ) {
      const location = response.headers.get("location");
      if (location === null) return { url: at, response };
      at = new URL(location, at).href;
      if (until !== undefined && at.startsWith(until)) return { url: at, response };
      response = await this.fetch(at);
    }
  }

  #cookiesFor(path: string): string {
    return [...this.#cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
  }

  #keep(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split("; ");
    const [name = "", value = ""] = pair.split("=");
    const path = attributes.find((one) => one.startsWith("path="))?.slice("path=".length) ?? "/";
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, { path, value });
  }
}

export interface Asked {
  readonly url: string;
  readonly pkceCodeVerifier: string;
  readonly expectedState: string;
}

/** What the page opens in order to sign somebody in. */
export async function askForSignIn(
  hub: Pick<Hub, "url">,
  configuration: Configuration,
  more: Record<string, string> = {},
): Promise<Asked> {
  const pkceCodeVerifier = randomPKCECodeVerifier();
  const expectedState = randomState();
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: `${addressForPeople(hub)}/dang-nhap`,
    scope: "openid profile offline_access hub",
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
    state: expectedState,
    ...more,
  });
  return { url: url.href, pkceCodeVerifier, expectedState };
}

/** Signs a person in as the page does it: with its login and password on the provider's page. */
export async function signPersonIn(hub: SomeHub, login: string, visitor = new Visitor()): Promise<Tokens> {
  const account = readAccounts(hub).find((one) => one.login === login);
  if (!account?.password) throw new Error(`No person is called ${login}`);
  const configuration = await discoverProvider(hub, account);
  const { url, ...checks } = await askForSignIn(hub, configuration);
  const until = `${addressForPeople(hub)}/dang-nhap`;
  const page = await visitor.open(url, { until });
  // Who is signed in already is not asked again.
  const back = page.url.startsWith(until)
    ? page
    : await visitor.open(page.url, { form: { login, password: account.password }, until });
  return authorizationCodeGrant(configuration, new URL(back.url), checks);
}
