import { type Configuration, errors, type KoaContextWithOIDC, Provider } from "oidc-provider";
import type pg from "pg";
import { type Accounts, findPerson, type System } from "./accounts.js";
import { PAGE_CLIENT } from "./page-client.js";
import { errorPage } from "./pages/error-page.js";
import type { Page, RenderPage } from "./pages/page.js";
import { signedOutPage, signOutPage } from "./pages/sign-out-pages.js";
import { createAdapter } from "./provider-state.js";
import type { Settings } from "./settings.js";

/** Where a person signs in; below it stands the sign-in's id. */
export const SIGN_IN_PATH = "/dang-nhap/";
/** What an access token lets its bearer ask: the hub's API. */
const SCOPE = "hub";
const ALGORITHM = "ES256";

const MINUTES = 60;
const HOURS = 60 * MINUTES;
const DAYS = 24 * HOURS;
const TIMES_TO_LIVE = {
  AccessToken: 10 * MINUTES,
  AuthorizationCode: 1 * MINUTES,
  ClientCredentials: 1 * HOURS,
  Grant: 14 * DAYS,
  IdToken: 10 * MINUTES,
  Interaction: 1 * HOURS,
  RefreshToken: 14 * DAYS,
  Session: 14 * DAYS,
};

/** What the provider works with. */
export interface ProviderParts {
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly database: pg.Pool;
  readonly renderPage: RenderPage;
}

/** An OpenID Connect provider for the hub's pages and the organisations' systems. */
export function createProvider({ settings, accounts, database, renderPage }: ProviderParts): Provider {
  const { ISSUER, AUDIENCE, PAGES, SIGNING_KEY, COOKIE_KEY } = settings;
  const { pathname, port } = new URL(ISSUER);
  const cookie = { path: pathname, signed: true, httpOnly: true, sameSite: "lax" } as const;
  const show = (ctx: KoaContextWithOIDC, page: Page) => {
    const { headers, body } = renderPage(page);
    ctx.set(headers);
    ctx.body = body;
  };

  const configuration: Configuration = {
    adapter: (model) => createAdapter(database, model),
    clients: [pageClient(PAGES), ...accounts.systems.map(systemClient)],
    clientDefaults: { id_token_signed_response_alg: ALGORITHM },
    clientBasedCORS: (_ctx, origin) => PAGES.includes(origin),
    enabledJWA: { idTokenSigningAlgValues: [ALGORITHM] },
    jwks: { keys: [{ ...SIGNING_KEY, use: "sig", alg: ALGORITHM }] },
    ttl: TIMES_TO_LIVE,
    cookies: {
      keys: [COOKIE_KEY],
      // A browser has one set of cookies for all ports: hubs beside each other must not overwrite each other's.
      names: {
        session: `hub-session-${port}`,
        interaction: `hub-sign-in-${port}`,
        resume: `hub-sign-in-resume-${port}`,
      },
      long: cookie,
      // Their path is the sign-in's.
      short: { signed: true, httpOnly: true, sameSite: "lax" },
    },
    claims: { openid: ["sub"], profile: ["name"] },
    // The page has no other way to the name: an access token is for the API.
    conformIdTokenClaims: false,
    findAccount: (_ctx, subject) => {
      const person = findPerson(accounts, subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name }) };
    },
    extraTokenClaims: (_ctx, token) =>
      token.kind === "AccessToken" ? { name: findPerson(accounts, token.accountId)?.name } : undefined,
    pkce: { required: () => true },
    // Who signs out ends them as well.
    expiresWithSession: () => true,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    loadExistingGrant: (ctx) => findOrMakeGrant(ctx, AUDIENCE),
    interactions: { url: (_ctx, { uid }) => `${pathname}${SIGN_IN_PATH}${uid}` },
    renderError: (ctx, { error }, cause) => show(ctx, errorPage(describe(ctx, error, cause), PAGES[0])),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) =>
          show(ctx, signOutPage(form, ctx.oidc.entities.IdTokenHint !== undefined)),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage(PAGES[0])),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== AUDIENCE) throw new errors.InvalidTarget();
          return {
            scope: SCOPE,
            audience: AUDIENCE,
            accessTokenFormat: "jwt",
            jwt: { sign: { alg: ALGORITHM } },
          };
        },
      },
    },
  };
  const provider = new Provider(ISSUER, configuration);
  // The gateway says under which address it was asked.
  provider.proxy = true;
  return provider;
}

function pageClient(pages: readonly string[]) {
  return {
    client_id: PAGE_CLIENT,
    client_name: "Khuyến học Hub",
    token_endpoint_auth_method: "none" as const,
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code" as const],
    redirect_uris: pages.map((page) => `${page}/dang-nhap`),
    post_logout_redirect_uris: pages.map((page) => `${page}/`),
  };
}

function systemClient({ clientId, clientSecret }: System) {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ["client_credentials"],
    response_types: [],
    redirect_uris: [],
  };
}

/** Nobody is asked for consent: all clients are the hub's own. */
async function findOrMakeGrant({ oidc }: KoaContextWithOIDC, audience: string) {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const known = session.grantIdFor(client.clientId);
  const grant = known && (await provider.Grant.find(known));
  if (grant) return grant;
  const made = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  made.addOIDCScope("openid profile offline_access");
  made.addResourceScope(audience, SCOPE);
  await made.save();
  return made;
}

function describe({ oidc }: KoaContextWithOIDC, code: string, cause: Error) {
  const { client_id: clientId, redirect_uri: redirectUri } = oidc?.params ?? {};
  return {
    code: cause instanceof errors.SessionNotFound ? "session_not_found" : code,
    clientId: typeof clientId === "string" ? clientId : undefined,
    redirectUri: typeof redirectUri === "string" ? redirectUri : undefined,
  };
}
