import { createHash } from "node:crypto";

/** The namespace of ids that must be the same on every machine. */
const NAMESPACE = Buffer.from("6f1d3c6ab3f54c0f9a8e2d1b7c504e11", "hex");

/**
 * The UUID (version 5, RFC 9562 §5.5) of a record that comes with the hub. It is the same on every machine. It is
 * opaque: nothing may be read from it.
 */
export function stableId(kind: string, key: string): string {
  const hash = createHash("sha1").update(NAMESPACE).update(`${kind}:${key}`).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
