/** Callers that show an access token of the identity provider: a JWT as RFC 9068 describes it. */
import { OWN_CALLERS } from "@hub/schema/own-callers";
import type { Caller } from "@hub/schema/signed-request";
import { errors, jwtVerify } from "jose";
import { LRUCache } from "lru-cache";
import { type RequestRefusal, refuse, refuseForNow } from "../errors/request-refusal.js";
import { bearerOf, type IdentifyCaller, type Identity, READER } from "./callers.js";
import { type KeySet, KeySetUnknown } from "./key-set.js";

export interface AccessTokensOptions {
  readonly issuer: string;
  /** Whom a token must be meant for: this hub. */
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly keys: Pick<KeySet, "find" | "revision">;
  /** The account as a caller, with its rights in force. */
  readonly findCaller: (account: string, name: string | undefined) => Caller;
  readonly now?: () => number;
}

/** The type that RFC 9068 gives access tokens: others of the same provider, such as ID tokens, are refused. */
const TOKEN_TYPE = "at+jwt";
/** Clocks differ: for so long before and after its time a token is still taken. */
export const LEEWAY_SECONDS = 60;
const LONGEST_TOKEN = 8_192;
const LONGEST_ACCOUNT = 255;
/** Tokens that need not be verified again. */
const MAX_KNOWN = 10_000;
const RETRY_AFTER_MS = 2_000;

interface Verified {
  readonly account: string;
  readonly name: string | undefined;
  readonly validUntilMs: number;
  readonly keysRevision: number;
}

/** Identifies by access token. One that was verified is known until it expires, or the provider has other keys. */
export function identifyByAccessToken(options: AccessTokensOptions): IdentifyCaller {
  const { findCaller, keys, now = Date.now } = options;
  const known = new LRUCache<string, Verified>({ max: MAX_KNOWN });

  function withRights({ account, name, validUntilMs }: Verified): Identity {
    return { caller: findCaller(account, name), validUntilMs };
  }

  async function verifyAndKeep(authorization: string): Promise<Identity> {
    const verified = await verify(authorization, options);
    known.set(authorization, verified);
    return withRights(verified);
  }

  return (authorization) => {
    if (authorization === undefined || authorization === "") return READER;
    const verified = known.get(authorization);
    if (verified?.keysRevision !== keys.revision) return verifyAndKeep(authorization);
    if (verified.validUntilMs > now()) return withRights(verified);
    known.delete(authorization);
    throw expired();
  };
}

async function verify(
  authorization: string,
  { issuer, audience, algorithms, keys, now = Date.now }: AccessTokensOptions,
): Promise<Verified> {
  const token = bearerOf(authorization);
  if (token === undefined || token.length > LONGEST_TOKEN) throw invalid();
  try {
    const { payload } = await jwtVerify(token, (header, jws) => keys.find(header, jws), {
      issuer,
      audience,
      algorithms: [...algorithms],
      typ: TOKEN_TYPE,
      clockTolerance: LEEWAY_SECONDS,
      currentDate: new Date(now()),
      requiredClaims: ["sub", "exp", "iss", "aud"],
    });
    const { sub: account = "", exp = 0, name } = payload;
    if (account === "" || account.length > LONGEST_ACCOUNT || OWN_CALLERS.has(account)) throw invalid();
    return {
      account,
      name: typeof name === "string" && name !== "" ? name.slice(0, LONGEST_ACCOUNT) : undefined,
      validUntilMs: (exp + LEEWAY_SECONDS) * 1_000,
      keysRevision: keys.revision,
    };
  } catch (error) {
    if (error instanceof KeySetUnknown) throw providerUnavailable();
    if (error instanceof errors.JWTExpired) throw expired();
    // Which of its checks a token fails is of use to who makes one up.
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw invalid();
    throw error;
  }
}

function expired(): RequestRefusal {
  return refuse(
    "UNAUTHENTICATED",
    "Token đã hết hạn; hãy lấy token mới, hoặc đăng nhập lại / The token has expired; get a new one, or sign in again",
    401,
  );
}

function invalid(): RequestRefusal {
  return refuse(
    "UNAUTHENTICATED",
    "Tiêu đề “authorization” không mang token truy cập hợp lệ của hệ thống; hãy đăng nhập lại, hoặc bỏ tiêu đề này để đọc dữ liệu công khai / The header “authorization” holds no access token that this hub takes; sign in again, or leave it out to read what is public",
    401,
  );
}

function providerUnavailable(): RequestRefusal {
  return refuseForNow(
    "IDENTITY_PROVIDER_UNAVAILABLE",
    "Chưa kiểm tra được token: nơi đăng nhập không trả lời; hãy thử lại sau vài giây / The token cannot be checked now: the identity provider does not answer; try again in a few seconds",
    503,
    RETRY_AFTER_MS,
  );
}
