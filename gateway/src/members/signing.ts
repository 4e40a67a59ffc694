import { randomUUID } from "node:crypto";
import {
  type Caller,
  ENVELOPE_HEADER,
  encodeEnvelope,
  SIGNATURE_HEADER,
  type SignedMessage,
  signMessage,
} from "@hub/schema/signed-request";

/** The headers without which a member refuses the message. */
export function signedHeaders(
  key: string,
  message: SignedMessage,
  { caller, requestId }: { readonly caller: Caller; readonly requestId: string },
): Record<string, string> {
  const envelope = encodeEnvelope({ caller, requestId, issuedAtMs: Date.now(), nonce: randomUUID() });
  return { [ENVELOPE_HEADER]: envelope, [SIGNATURE_HEADER]: signMessage(key, envelope, message) };
}
