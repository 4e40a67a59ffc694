import type { IncomingMessage } from "node:http";
import { ANONYMOUS } from "@hub/schema/own-callers";
import type { Caller } from "@hub/schema/signed-request";
import { valuesOf } from "../access/header-values.js";
import { type RequestRefusal, refuse } from "../errors/request-refusal.js";

/** Who asks, and how long that is known. */
export interface Identity {
  readonly caller: Caller;
  /** In milliseconds since 1970, leeway included; infinite for who has shown nothing that expires. */
  readonly validUntilMs: number;
}

/**
 * Finds the caller by the `authorization` header; at once where nothing has to be looked up.
 * @throws RequestRefusal if the header is nobody's, or rejects with it: a caller that believes it is known must not be
 *   answered as a stranger
 */
export type IdentifyCaller = (authorization: string | undefined) => Identity | Promise<Identity>;

/** Who shows nothing, and may read what is public. */
export const READER: Identity = forEver({ id: ANONYMOUS, mayWrite: false });

/** Everybody, at a gateway that knows nobody: its members have no keys. */
export const ANYBODY: Identity = forEver({ id: ANONYMOUS, mayWrite: true });

export function forEver(caller: Caller): Identity {
  return { caller, validUntilMs: Number.POSITIVE_INFINITY };
}

/**
 * The `authorization` of a request. Several are a list, which is nobody's: a proxy in front may have gone by another than
 * the gateway would.
 */
export function authorizationOf(request: IncomingMessage): string | undefined {
  if (request.headers.authorization === undefined) return undefined;
  return valuesOf(request, "authorization").join(", ");
}

/** The credentials of a header `authorization: Bearer …`; undefined if it is of another form. */
export function bearerOf(authorization: string): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}

/** @throws RequestRefusal when the caller may not run an operation of this kind. */
export function authorise(kind: "query" | "mutation" | "subscription", { mayWrite, rights }: Caller): void {
  if (kind !== "mutation" || mayWrite) return;
  throw rights === undefined ? signInToWrite() : mayNotWrite();
}

function signInToWrite(): RequestRefusal {
  return refuse(
    "UNAUTHENTICATED",
    "Ghi dữ liệu cần tiêu đề “authorization: Bearer …” của một tài khoản được ghi; hãy đăng nhập, hoặc lấy token cho hệ thống của cơ quan / Writing needs the header “authorization: Bearer …” of an account that may write; sign in, or get a token for your office's system",
    401,
  );
}

function mayNotWrite(): RequestRefusal {
  return refuse(
    "FORBIDDEN",
    "Tài khoản này không có quyền ghi đang hiệu lực; hãy đề nghị quản trị cơ quan cấp vai trò, ví dụ cán bộ tổng hợp số liệu / This account has no right in force to write; ask your office's administrator for a role, such as reporter",
    403,
  );
}
