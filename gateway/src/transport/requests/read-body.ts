import type { IncomingMessage } from "node:http";
import { UNCOUNTED_BYTES } from "../../access/quotas.js";
import { internalRefusal } from "../../errors/masking.js";
import { refuse } from "../../errors/request-refusal.js";
import { connectionOf } from "../connections/http-connection.js";

/**
 * Refuses a body that will not be read.
 * @throws RequestRefusal `BODY_TOO_LARGE`, or `UNSUPPORTED_ENCODING`: a compressed body could hold any amount
 */
export function checkHead({ headers }: IncomingMessage, maxBytes: number): void {
  const encoding = headers["content-encoding"];
  if (encoding !== undefined && !/^identity$/i.test(encoding)) {
    throw refuse(
      "UNSUPPORTED_ENCODING",
      `Không nhận nội dung nén kiểu “${encoding}”; hãy gửi nguyên dạng / The content encoding "${encoding}" is not supported; send the body as it is`,
      415,
    );
  }
  if (Number(headers["content-length"] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/** Whether the body is large, or its length is not known yet. */
export function mayBeLarge({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return length === undefined ? headers["transfer-encoding"] !== undefined : Number(length) > UNCOUNTED_BYTES;
}

/**
 * Reads the body as text.
 * @throws RequestRefusal `BODY_TOO_LARGE` or `REQUEST_ABORTED`
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  return bytes.toString("utf8");
}

/** Uses events instead of `for await`, which takes longer than everything else done for a shared answer. */
function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { faults } = connectionOf(request);
    const fail = (errorId: string) => reject(internalRefusal(errorId));
    const guard = (handler: (chunk: Buffer) => void) => faults.guard("request body", handler, fail);
    // It may have gone while its turn was awaited.
    if (request.destroyed && !request.complete) return reject(aborted());
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= maxBytes) return;
      // The code that answers decides what becomes of the rest.
      request.removeAllListeners("data").pause();
      reject(tooLarge(maxBytes));
    };
    const end = () => {
      const [only, another] = chunks;
      resolve(only && !another ? only : Buffer.concat(chunks, size));
    };
    const close = () => {
      // Every request closes; creating an error that is not needed would cost more than reading the body.
      if (!request.complete) reject(aborted());
    };
    request.on("data", guard(take)).on("end", guard(end)).on("close", guard(close));
    request.on(
      "error",
      guard(() => reject(aborted())),
    );
  });
}

/** Caused by the client, so it is not logged as a fault, but counted with other refusals. */
function aborted() {
  return refuse(
    "REQUEST_ABORTED",
    "Kết nối kết thúc trước khi nhận đủ nội dung; hãy gửi lại / The connection ended before the whole body had arrived; send it again",
  );
}

function tooLarge(maxBytes: number) {
  return refuse(
    "BODY_TOO_LARGE",
    `Nội dung gửi lên lớn hơn ${maxBytes} byte; hãy gửi làm nhiều lần. / The body is larger than ${maxBytes} bytes; send it in parts.`,
    413,
  );
}
