import { createServer, type Server } from "node:http";
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from "jose";

interface Key {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export interface TokenParts {
  readonly claims?: JWTPayload;
  readonly header?: Partial<JWTHeaderParameters>;
  /** Left out, the provider's newest. */
  readonly key?: CryptoKey | Uint8Array;
}

/** An identity provider of its own keys: metadata, key set, and tokens for whoever the test says. */
export class TestProvider implements AsyncDisposable {
  readonly audience = "https://hub.example/graphql";
  /** How often its key set was asked for. */
  keySetRequests = 0;
  isDown = false;
  readonly #server: Server;
  #published: readonly Key[];
  #newest: Key;

  private constructor(
    server: Server,
    readonly issuer: string,
    key: Key,
  ) {
    this.#server = server;
    this.#published = [key];
    this.#newest = key;
  }

  static async start(): Promise<TestProvider> {
    const key = await createKey("1");
    const server = createServer((request, response) => {
      if (provider.isDown) {
        response.writeHead(503).end();
        return;
      }
      const body = provider.#answer(request.url);
      response.writeHead(body ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const provider = new TestProvider(server, `http://127.0.0.1:${port}`, key);
    return provider;
  }

  get settings(): Record<string, string> {
    return { OIDC_ISSUER: this.issuer, OIDC_AUDIENCE: this.audience };
  }

  get privateKey(): CryptoKey {
    return this.#newest.privateKey;
  }

  get publicJwk(): JWK {
    return this.#newest.publicJwk;
  }

  /** Signs with a new key from now on. The former ones are published still, unless they are withdrawn. */
  async rotate({ withdrawn = false } = {}): Promise<void> {
    this.#newest = await createKey(String(Number(this.#newest.id) + 1));
    this.#published = withdrawn ? [this.#newest] : [...this.#published, this.#newest];
  }

  /** A good access token of the account, but for what is said. Claims that are undefined are left out. */
  async token(account: string, { claims = {}, header = {}, key }: TokenParts = {}): Promise<string> {
    const { id, privateKey } = this.#newest;
    const now = Math.floor(Date.now() / 1_000);
    const payload = {
      iss: this.issuer,
      aud: this.audience,
      sub: account,
      iat: now,
      exp: now + 600,
      ...claims,
    };
    return new SignJWT(payload)
      .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: id, ...header })
      .sign(key ?? privateKey, { crit: Object.fromEntries((header.crit ?? []).map((name) => [name, true])) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(path: string | undefined): object | undefined {
    if (path === "/.well-known/openid-configuration")
      return { issuer: this.issuer, jwks_uri: `${this.issuer}/jwks` };
    if (path !== "/jwks") return undefined;
    this.keySetRequests += 1;
    return { keys: this.#published.map(({ publicJwk }) => publicJwk) };
  }
}

async function createKey(id: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  return {
    id,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid: id, alg: "ES256", use: "sig" },
  };
}
