/** Callers of a gateway without an identity provider. */
import { createHash, timingSafeEqual } from "node:crypto";
import { refuse } from "../errors/request-refusal.js";
import { bearerOf, forEver, type IdentifyCaller, READER } from "./callers.js";

const ANYBODY = forEver({ id: "anonymous", mayWrite: true });
const WRITER = forEver({ id: "write-key", mayWrite: true });

/** Without a write key everybody may write. */
export function identifyByWriteKey(writeKey: string | undefined): IdentifyCaller {
  if (writeKey === undefined) return () => ANYBODY;
  const expected = digest(writeKey);
  return (authorization) => {
    if (authorization === undefined || authorization === "") return READER;
    const given = bearerOf(authorization);
    // Digests have equal length, so the comparison reveals nothing about the key's.
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return WRITER;
    throw refuse(
      "UNAUTHENTICATED",
      "Tiêu đề “authorization” không mang khóa ghi đúng: hãy gửi “Bearer <WRITE_KEY>”, hoặc bỏ tiêu đề này nếu chỉ đọc / The header “authorization” does not hold the write key: send “Bearer <WRITE_KEY>”, or leave it out to read",
      401,
    );
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
