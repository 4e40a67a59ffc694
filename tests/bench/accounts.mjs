/** Accounts for the benchmark, each of an organisation of its own: their provider's keys, their tokens, their rights. */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const ISSUER = "https://login.example.vn/realms/bench";
const AUDIENCE = "https://hub.example.vn/graphql";
const KEY_ID = "bench";

/** Serves the provider's keys; tokens are good for an hour. */
export async function startProvider(count) {
  const { publicKey, privateKey } = await generateKeyPair("ES256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: "ES256" }] });
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(keys);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sign = (subject) =>
    new SignJWT({ name: "Nguyễn Thị Thanh Hương" })
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: KEY_ID })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(privateKey);
  const tokens = await Promise.all(Array.from({ length: count }, (_, index) => sign(accountOf(index))));
  return {
    /** Of a gateway that knows these accounts, and members that have keys. */
    environment: {
      CURSOR_KEY: randomSecret(),
      LINK_KEYS: randomSecret(),
      OIDC_ISSUER: ISSUER,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_JWKS_URI: `http://127.0.0.1:${server.address().port}/keys`,
    },
    authorizations: tokens.map((token) => `Bearer ${token}`),
    stop: () => server.close(),
  };
}

export function randomSecret() {
  return randomBytes(32).toString("base64url");
}

/** More than any contestant has. */
const ACCOUNTS = 100;

const RIGHTS = {
  version: "1",
  rights: Array.from({ length: ACCOUNTS }, (_, index) => ({
    account: accountOf(index),
    role: "READER",
    organisationId: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    unitId: null,
  })),
  agreements: [],
};

/** What a gateway asks for itself of the member that keeps rights and access log, and the answers. */
export const OWN_ANSWERS = { rightsInForce: RIGHTS, recordAccess: [] };

function accountOf(index) {
  return `officer-${index}`;
}
