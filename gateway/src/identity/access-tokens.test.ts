import { createServer, type Server } from "node:http";
import { TestProvider, type TokenParts } from "@hub/gateway-fixtures/test-provider";
import { ANONYMOUS, GATEWAY, OPERATOR_COMMAND } from "@hub/schema/own-callers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { exportSPKI, generateKeyPair, importJWK, UnsecuredJWT } from "jose";
import { pino } from "pino";
import { RequestRefusal } from "../errors/request-refusal.js";
import { identifyByAccessToken } from "./access-tokens.js";
import type { IdentifyCaller } from "./callers.js";
import { KeySet } from "./key-set.js";

const logger = pino({ level: "silent" });
const MINUTE = 60_000;

let provider: TestProvider;
let nowMs: number;
let identify: IdentifyCaller;

beforeEach(async () => {
  provider = await TestProvider.start();
  nowMs = Date.now();
  const now = () => nowMs;
  const { issuer, audience } = provider;
  identify = identifyByAccessToken({
    issuer,
    audience,
    algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
    keys: new KeySet({ issuer, address: undefined, logger, now }),
    findCaller: (id, name) => ({ id, name, mayWrite: false, rights: [] }),
    now,
  });
});
afterEach(() => provider[Symbol.asyncDispose]());

const seconds = (ms: number) => Math.floor(ms / 1_000);

/** Who is identified, or the code of the refusal. */
async function show(authorization: string): Promise<string> {
  try {
    return (await identify(authorization)).caller.id;
  } catch (error) {
    if (!(error instanceof RequestRefusal)) throw error;
    return String(error.errors[0]?.extensions["code"]);
  }
}

async function showToken(parts: TokenParts, account = "an"): Promise<string> {
  return show(`Bearer ${await provider.token(account, parts)}`);
}

describe("an access token", () => {
  it("says which account asks, how it is called, and until when that holds", async () => {
    const exp = seconds(nowMs) + 300;
    const token = await provider.token("an", { claims: { name: "Nguyễn An", exp } });
    const identity = await identify(`Bearer ${token}`);
    expect(identity).toEqual({
      caller: { id: "an", name: "Nguyễn An", mayWrite: false, rights: [] },
      validUntilMs: (exp + 60) * 1_000,
    });
  });

  it("is verified once, and refused from its end on", async () => {
    const authorization = `bearer ${await provider.token("an", { claims: { exp: seconds(nowMs) + 300 } })}`;
    await identify(authorization);
    expect(identify(authorization)).not.toBeInstanceOf(Promise);
    nowMs += 361_000;
    expect(await show(authorization)).toBe("UNAUTHENTICATED");
  });

  it("may be missing: then it is a stranger who asks", async () => {
    for (const authorization of [undefined, ""])
      expect((await identify(authorization)).caller).toEqual({ id: "anonymous", mayWrite: false });
  });

  it("may be meant for others as well", async () => {
    expect(await showToken({ claims: { aud: ["https://other.example", provider.audience] } })).toBe("an");
  });
});

describe("a bad token", () => {
  const inSeconds = (count: number) => seconds(Date.now()) + count;
  const claims = (of: NonNullable<TokenParts["claims"]>) => () => showToken({ claims: of });
  const header = (of: NonNullable<TokenParts["header"]>) => () => showToken({ header: of });
  const signedWith = async (algorithm: string) => (await generateKeyPair(algorithm)).privateKey;
  const altered = async (part: 0 | 1 | 2, change: (text: string) => string) => {
    const parts = (await provider.token("an")).split(".");
    parts[part] = change(parts[part] ?? "");
    return show(`Bearer ${parts.join(".")}`);
  };
  const rewritten = (change: (json: Record<string, unknown>) => object) => (text: string) =>
    Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(text, "base64url").toString())))).toString(
      "base64url",
    );

  const BAD: Readonly<Record<string, () => Promise<string>>> = {
    "is no token": () => show("Bearer abc"),
    "is empty": () => show("Bearer "),
    "has another scheme": async () => show(`Basic ${await provider.token("an")}`),
    "stands beside another": async () =>
      show(`Bearer ${await provider.token("an")}, Bearer ${await provider.token("an")}`),
    "is not signed": () =>
      show(
        `Bearer ${new UnsecuredJWT({ sub: "an", aud: provider.audience, iss: provider.issuer })
          .setExpirationTime("5m")
          .encode()}`,
      ),
    "says that it is not signed": () =>
      altered(
        0,
        rewritten((head) => ({ ...head, alg: "none" })),
      ),
    "is signed with the public key as a secret": async () => {
      const key = await importJWK(provider.publicJwk, "ES256", { extractable: true });
      if (key instanceof Uint8Array) throw new Error("a secret");
      const secret = new TextEncoder().encode(await exportSPKI(key));
      return showToken({ header: { alg: "HS256" }, key: secret });
    },
    "is signed with a secret": () => showToken({ header: { alg: "HS256" }, key: new Uint8Array(32).fill(7) }),
    "is signed by somebody else": async () => showToken({ key: await signedWith("ES256") }),
    "is signed by somebody else with another algorithm": async () =>
      showToken({ header: { alg: "RS256" }, key: await signedWith("RS256") }),
    "has an algorithm that nobody allows": async () =>
      showToken({ header: { alg: "ES384" }, key: await signedWith("ES384") }),
    "has lost its signature": () => altered(2, () => ""),
    "has another signature": () => altered(2, (text) => text.split("").reverse().join("")),
    "says another account than was signed": () =>
      altered(
        1,
        rewritten((body) => ({ ...body, sub: "binh" })),
      ),
    "has expired": claims({ exp: inSeconds(-61) }),
    "never expires": claims({ exp: undefined }),
    "expires in words": () =>
      altered(
        1,
        rewritten((body) => ({ ...body, exp: "never" })),
      ),
    "is not valid yet": claims({ nbf: inSeconds(120) }),
    "is of another issuer": claims({ iss: "https://elsewhere.example" }),
    "is of an issuer with a slash more": () => showToken({ claims: { iss: `${provider.issuer}/` } }),
    "names no issuer": claims({ iss: undefined }),
    "is for somebody else": claims({ aud: "https://elsewhere.example" }),
    "is for nobody": claims({ aud: [] }),
    "says nobody it is for": claims({ aud: undefined }),
    "is of nobody": claims({ sub: undefined }),
    "is of an account without a name": () => showToken({}, ""),
    "is of an account with too long a name": () => showToken({}, "a".repeat(256)),
    "is an ID token": () => showToken({ header: { typ: "JWT" }, claims: { nonce: "n" } }),
    "says no type": header({ typ: undefined }),
    "is of a type of one's own": header({ typ: "logout+jwt" }),
    "asks for what nobody understands": header({ crit: ["exp-window"], "exp-window": 5 }),
    "names an unknown key": header({ kid: "unknown" }),
    "names a file as its key": header({ kid: "../../../../etc/passwd" }),
    "names a statement as its key": header({ kid: "' OR 1=1 --" }),
    "is larger than any": () => showToken({ claims: { padding: "a".repeat(8_192) } }),
    "pretends to be the gateway": () => showToken({}, GATEWAY),
    "pretends to be nobody": () => showToken({}, ANONYMOUS),
    "pretends to be the operator's command": () => showToken({}, OPERATOR_COMMAND),
  };

  it.each(Object.entries(BAD))("is refused: it %s", async (_, provoke) => {
    expect(await showToken({})).toBe("an");
    expect(await provoke()).toBe("UNAUTHENTICATED");
  });

  describe("that brings a key along", () => {
    let elsewhere: Server;
    let asked: number;

    beforeEach(async () => {
      asked = 0;
      elsewhere = createServer((_, response) => {
        asked += 1;
        response.end("{}");
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    });
    afterEach(() => new Promise((resolve) => elsewhere.close(resolve)));

    it.each(["jku", "x5u", "jwk"])("is refused, and nobody is asked for it: %s", async (name) => {
      const address = elsewhere.address();
      const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
      const other = await TestProvider.start();
      const value = name === "jwk" ? other.publicJwk : url;
      expect(await showToken({ header: { [name]: value }, key: other.privateKey })).toBe("UNAUTHENTICATED");
      expect(asked).toBe(0);
      await other[Symbol.asyncDispose]();
    });
  });
});

describe("the provider's keys", () => {
  it("may change without a refused request", async () => {
    const former = await provider.token("an");
    expect(await show(`Bearer ${former}`)).toBe("an");
    nowMs += 11_000;
    await provider.rotate();
    expect(await showToken({}, "binh")).toBe("binh");
    expect(await show(`Bearer ${former}`)).toBe("an");
  });

  it("are asked for once in 10 s, whatever tokens name", async () => {
    await showToken({});
    expect(provider.keySetRequests).toBe(1);
    for (let count = 0; count < 20; count += 1) await showToken({ header: { kid: `unknown-${count}` } });
    expect(provider.keySetRequests).toBe(1);
    nowMs += 10_000;
    for (let count = 0; count < 20; count += 1) await showToken({ header: { kid: `other-${count}` } });
    expect(provider.keySetRequests).toBe(2);
  });

  it("are asked for once by many who come together", async () => {
    const tokens = await Promise.all(Array.from({ length: 50 }, (_, index) => provider.token(`a${index}`)));
    const accounts = await Promise.all(tokens.map((token) => show(`Bearer ${token}`)));
    expect(accounts).toEqual(tokens.map((_, index) => `a${index}`));
    expect(provider.keySetRequests).toBe(1);
  });

  it("that are withdrawn verify nothing any more, not even what they have verified", async () => {
    const authorization = `Bearer ${await provider.token("an")}`;
    expect(await show(authorization)).toBe("an");
    await provider.rotate({ withdrawn: true });
    nowMs += 61_000;
    // It makes the gateway look for the keys that there are now.
    expect(await showToken({}, "binh")).toBe("binh");
    expect(await show(authorization)).toBe("UNAUTHENTICATED");
  });

  it("last for a day while the provider is down, and no longer", async () => {
    const exp = seconds(nowMs) + 3 * 24 * 3_600;
    await showToken({});
    provider.isDown = true;
    nowMs += 23 * 60 * MINUTE;
    expect(await showToken({ claims: { exp } }, "binh")).toBe("binh");
    nowMs += 2 * 60 * MINUTE;
    expect(await showToken({ claims: { exp } }, "chi")).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
    provider.isDown = false;
    nowMs += 11_000;
    expect(await showToken({ claims: { exp } }, "chi")).toBe("chi");
  });

  it("cannot be those of a provider that calls itself otherwise", async () => {
    const { audience, issuer } = provider;
    const other = `${issuer}/`;
    const keys = new KeySet({ issuer: other, address: undefined, logger });
    identify = identifyByAccessToken({
      issuer: other,
      audience,
      algorithms: ["ES256"],
      keys,
      findCaller: (id) => ({ id, mayWrite: false, rights: [] }),
    });
    expect(await showToken({ claims: { iss: other } })).toBe("IDENTITY_PROVIDER_UNAVAILABLE");
  });
});
