import type { IncomingHttpHeaders } from "node:http";
import { isIdempotencyKey } from "@hub/schema/idempotency-key";
import { refuse } from "../../errors/request-refusal.js";

/** Its value is a string in quotes (RFC 8941), which most clients leave out. */
export const IDEMPOTENCY_KEY_HEADER = "idempotency-key";
const EXTENSION = "idempotencyKey";

/**
 * The key of an operation that may be sent again; undefined where it names none.
 * @param headers of a request that carries no other operation
 * @throws RequestRefusal `BAD_USER_INPUT` if it can be no key, or header and extension differ
 */
export function readIdempotencyKey(
  extensions: Readonly<Record<string, unknown>> | null | undefined,
  headers: IncomingHttpHeaders,
): string | undefined {
  const inHeader = headers[IDEMPOTENCY_KEY_HEADER];
  const ofHeader = typeof inHeader === "string" ? inHeader.replace(/^"(.*)"$/, "$1") : inHeader;
  const ofExtension = extensions?.[EXTENSION] ?? undefined;
  const key = ofExtension ?? ofHeader;
  if (key === undefined) return undefined;
  if (ofHeader !== undefined && key !== ofHeader) throw twoKeys();
  if (!isIdempotencyKey(key)) throw noKey();
  return key;
}

function noKey() {
  return refuse(
    "BAD_USER_INPUT",
    "Mã chống ghi trùng (tiêu đề “Idempotency-Key” hoặc extensions.idempotencyKey) phải gồm 1 đến 128 ký tự ASCII, không có khoảng trắng, dấu nháy kép hay “\\”; hãy dùng một UUID / An idempotency key (header “Idempotency-Key” or extensions.idempotencyKey) has 1 to 128 visible ASCII characters, none of them a quotation mark or a backslash; use a UUID",
  );
}

function twoKeys() {
  return refuse(
    "BAD_USER_INPUT",
    "Tiêu đề “Idempotency-Key” và extensions.idempotencyKey nêu hai mã khác nhau; hãy chỉ gửi một / The header “Idempotency-Key” and extensions.idempotencyKey name different keys; send one of them",
  );
}

/** @throws RequestRefusal if the request names a key for all operations of a list */
export function refuseKeyOfList(headers: IncomingHttpHeaders): void {
  if (headers[IDEMPOTENCY_KEY_HEADER] === undefined) return;
  throw refuse(
    "BAD_USER_INPUT",
    "Tiêu đề “Idempotency-Key” là của một thao tác, không phải của một danh sách; hãy đặt extensions.idempotencyKey vào từng thao tác, hoặc gửi từng thao tác riêng / The header “Idempotency-Key” is of one operation and not of a list; give each operation its extensions.idempotencyKey, or send them one by one",
  );
}
