/**
 * Finds the text of an operation: in the request itself, among the trusted documents (a folder of files, each known by
 * the SHA-256 of its text), or among what clients sent before (automatic persisted queries as Apollo's clients use
 * them: https://www.apollographql.com/docs/apollo-server/performance/apq).
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import { RequestRefusal, refuse } from "../errors/request-refusal.js";

/** How a request names the document it wants executed. */
export interface DocumentReference {
  readonly query?: string | undefined;
  /** The SHA-256 of the text, in hexadecimal. */
  readonly sha256?: string | undefined;
}

export interface DocumentsOptions {
  readonly trustedDirectory?: string | undefined;
  readonly isTrustedOnly?: boolean | undefined;
  /** How many automatic persisted queries are kept; 0 disables them. */
  readonly persistedQueries?: number | undefined;
}

const MAX_PERSISTED_LENGTH = 16 * 1024 * 1024;

export class Documents {
  readonly #trusted: ReadonlyMap<string, string>;
  readonly #isTrustedOnly: boolean;
  readonly #persisted: LRUCache<string, string> | undefined;

  /** Reads the trusted documents. @throws Error when the folder cannot be read */
  constructor({ trustedDirectory, isTrustedOnly = false, persistedQueries = 0 }: DocumentsOptions) {
    this.#trusted = trustedDirectory === undefined ? new Map() : readTrusted(trustedDirectory);
    this.#isTrustedOnly = isTrustedOnly;
    const isSupported = persistedQueries > 0 && !isTrustedOnly;
    this.#persisted = isSupported
      ? new LRUCache({
          max: persistedQueries,
          maxSize: MAX_PERSISTED_LENGTH,
          sizeCalculation: (text) => text.length + 1,
        })
      : undefined;
  }

  get trustedCount(): number {
    return this.#trusted.size;
  }

  /**
   * The text that the request refers to.
   * @throws RequestRefusal if it is unknown, does not match its hash or is not allowed
   */
  resolve({ query, sha256 }: DocumentReference): string {
    if (sha256 !== undefined) return this.#resolveHash(sha256, query);
    if (query === undefined)
      throw refuse(
        "BAD_REQUEST",
        "Yêu cầu không có câu hỏi; hãy gửi “query” / The request names no document; send a query",
      );
    if (this.#isTrustedOnly && !this.#trusted.has(hashOf(query))) throw notTrusted();
    return query;
  }

  /** Call it once the document is known to be valid: only those are worth keeping. */
  remember({ query, sha256 }: DocumentReference): void {
    if (query !== undefined && sha256 !== undefined) this.#persisted?.set(sha256.toLowerCase(), query);
  }

  #resolveHash(given: string, query: string | undefined): string {
    const sha256 = given.toLowerCase();
    const known = this.#trusted.get(sha256) ?? this.#persisted?.get(sha256);
    if (query === undefined) {
      if (known !== undefined) return known;
      throw this.#unknown();
    }
    if (hashOf(query) !== sha256) {
      throw refuse(
        "PERSISTED_QUERY_HASH_MISMATCH",
        "SHA-256 của câu hỏi khác với mã gửi kèm; hãy tính lại / The SHA-256 of the query is not the one that was sent with it; compute it again",
      );
    }
    if (this.#isTrustedOnly && known === undefined) throw notTrusted();
    return query;
  }

  /** Clients that use automatic persisted queries react to these messages by sending the text, now or from now on. */
  #unknown(): RequestRefusal {
    if (this.#isTrustedOnly) return notTrusted();
    if (this.#persisted) return notPersisted("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
    return notPersisted("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
  }
}

function readTrusted(directory: string): Map<string, string> {
  const texts = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".graphql"))
    .map((file) => readFileSync(join(directory, file), "utf8"));
  return new Map(texts.map((text) => [hashOf(text), text]));
}

/** @param word what the protocol says, for programs alone */
function notPersisted(code: string, word: string): RequestRefusal {
  return new RequestRefusal([new GraphQLError(word, { extensions: { code } })], 200);
}

function notTrusted(): RequestRefusal {
  return refuse(
    "DOCUMENT_NOT_TRUSTED",
    "Hệ thống chỉ trả lời những câu hỏi đã được người vận hành công bố / This gateway executes only documents that its operators have published",
    403,
  );
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
