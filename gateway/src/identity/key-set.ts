/** The public keys of the identity provider (RFC 7517). */
import {
  type CryptoKey,
  createLocalJWKSet,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from "jose";
import type { Logger } from "pino";
import { z } from "zod";

export interface KeySetOptions {
  readonly issuer: string;
  /** Where the set is; undefined to be told by the provider's metadata. */
  readonly address: string | undefined;
  readonly logger: Logger;
  readonly now?: () => number;
}

/** The provider cannot be reached, and no set is known that may still be used. */
export class KeySetUnknown extends Error {}

/** A key that the provider has withdrawn is refused after this time. */
const REFRESH_EVERY_MS = 60_000;
/** Tokens that name unknown keys must not make the gateway ask all the time. */
const ASK_AT_MOST_EVERY_MS = 10_000;
/** While the provider is down, its last set is used. */
const USABLE_FOR_MS = 24 * 60 * 60 * 1_000;
const ANSWER_LIMIT_MS = 5_000;
const LONGEST_ANSWER = 1024 * 1024;

const metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

interface KnownSet {
  readonly text: string;
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly readAtMs: number;
}

/**
 * Keeps the provider's keys. They are read again every minute while tokens come, and at once, though never twice in
 * 10 s, when a token names one that is not among them. While the provider is down the last ones are used, for a day.
 */
export class KeySet {
  readonly #options: KeySetOptions;
  readonly #now: () => number;
  #known: KnownSet | undefined;
  #revision = 0;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(options: KeySetOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Another number after the keys have changed: what a former key has verified is to be verified again. */
  get revision(): number {
    if (this.#ageMs > REFRESH_EVERY_MS) void this.#readAgain();
    return this.#revision;
  }

  get #ageMs(): number {
    return this.#known === undefined ? Number.POSITIVE_INFINITY : this.#now() - this.#known.readAtMs;
  }

  /**
   * The key that verifies the token; what the token's header says besides the key's id is not followed.
   * @throws KeySetUnknown
   * @throws errors.JOSEError if there is no such key
   */
  async find(header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> {
    const known = await this.#current();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.#readAgain())) throw error;
      return await (await this.#current()).find(header, token);
    }
  }

  async #current(): Promise<KnownSet> {
    // Nobody waits for a set that is only no longer new.
    if (this.#ageMs > USABLE_FOR_MS) await this.#readAgain();
    else if (this.#ageMs > REFRESH_EVERY_MS) void this.#readAgain();
    if (this.#known && this.#ageMs <= USABLE_FOR_MS) return this.#known;
    throw new KeySetUnknown(`The keys of ${this.#options.issuer} are not known`);
  }

  /** Whether the set is another than before. */
  async #readAgain(): Promise<boolean> {
    const former = this.#revision;
    if (!this.#reading) {
      if (this.#now() - this.#askedAtMs < ASK_AT_MOST_EVERY_MS) return false;
      this.#askedAtMs = this.#now();
      this.#reading = this.#read().finally(() => {
        this.#reading = undefined;
      });
    }
    await this.#reading;
    return this.#revision !== former;
  }

  async #read(): Promise<void> {
    const { issuer, logger } = this.#options;
    try {
      const address = this.#options.address ?? (await this.#findAddress());
      const read = keySet.parse(await readJson(address));
      const jwks: JSONWebKeySet = { keys: read.keys };
      const text = JSON.stringify(jwks);
      if (text !== this.#known?.text) this.#revision += 1;
      this.#known = { text, find: createLocalJWKSet(jwks), readAtMs: this.#now() };
    } catch (error) {
      logger.warn({ err: error, issuer }, "The keys of the identity provider cannot be read");
    }
  }

  /** https://openid.net/specs/openid-connect-discovery-1_0.html, section 4 */
  async #findAddress(): Promise<string> {
    const { issuer } = this.#options;
    const read = metadata.parse(
      await readJson(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`),
    );
    if (read.issuer !== issuer) throw new Error(`The provider calls itself ${read.issuer}, not ${issuer}`);
    return read.jwks_uri;
  }
}

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  if (!response.ok) throw new Error(`${address} answers with status ${response.status}`);
  return JSON.parse(await readText(response, address));
}

async function readText(response: Response, address: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) throw new Error(`${address} answers with more than ${LONGEST_ANSWER} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
