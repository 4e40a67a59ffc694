import { createHash, timingSafeEqual } from "node:crypto";
import type { Caller } from "@hub/schema/signed-request";
import { refuse } from "../errors/request-refusal.js";

const READER: Caller = { id: "anonymous", mayWrite: false };
const ANYBODY: Caller = { id: "anonymous", mayWrite: true };
const WRITER: Caller = { id: "write-key", mayWrite: true };

/**
 * Finds the caller by the `authorization` header.
 * @throws RequestRefusal `UNAUTHENTICATED` if the header is nobody's: a caller that believes it is known must not be
 *   answered as a stranger
 */
export type IdentifyCaller = (authorization: string | undefined) => Caller;

/** Without a write key everybody may write. */
export function createIdentifyCaller(writeKey: string | undefined): IdentifyCaller {
  if (writeKey === undefined) return () => ANYBODY;
  const expected = digest(writeKey);
  return (authorization) => {
    if (authorization === undefined || authorization === "") return READER;
    const given = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    // Digests have equal length, so the comparison reveals nothing about the key's.
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return WRITER;
    throw refuse(
      "UNAUTHENTICATED",
      "Tiêu đề “authorization” không mang khóa ghi đúng: hãy gửi “Bearer <WRITE_KEY>”, hoặc bỏ tiêu đề này nếu chỉ đọc / The header “authorization” does not hold the write key: send “Bearer <WRITE_KEY>”, or leave it out to read",
      401,
    );
  };
}

/** @throws RequestRefusal `WRITE_KEY_REQUIRED` when the caller may not run an operation of this kind. */
export function authorise(kind: "query" | "mutation" | "subscription", caller: Caller): void {
  if (kind !== "mutation" || caller.mayWrite) return;
  throw refuse(
    "WRITE_KEY_REQUIRED",
    "Ghi dữ liệu cần khóa ghi trong tiêu đề “authorization: Bearer <WRITE_KEY>” / Writing needs the write key in the header “authorization: Bearer <WRITE_KEY>”",
    401,
  );
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
