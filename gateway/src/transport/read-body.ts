import type { IncomingMessage } from "node:http";
import { refuse } from "../operation/request-refusal.js";

/**
 * The body as text.
 * @throws RequestRefusal `BODY_TOO_LARGE`, or `UNSUPPORTED_ENCODING`: a compressed body could hold any amount
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw refuse(
      "UNSUPPORTED_ENCODING",
      `The content encoding "${encoding}" is not supported; send the body as it is`,
      415,
    );
  }
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size).toString("utf8");
}

function tooLarge(maxBytes: number) {
  return refuse("BODY_TOO_LARGE", `The body is larger than ${maxBytes} bytes`, 413);
}
