import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ANSWER_BYTES_PER_MS, type CallerQuota } from "../../access/quotas.js";
import type { RequestContext } from "../../access/request-context.js";
import type { AccessLog } from "../../audit/access-log.js";
import { refuse } from "../../errors/request-refusal.js";
import type { ExportRequest, Exports } from "../../exports/exports.js";
import type { FileBytes } from "../../tables/table.js";
import { SECURITY_HEADERS, setHeaders } from "../headers/answer-head.js";
import { isKnown } from "../headers/entity-tag.js";
import { readPurpose } from "../requests/purpose.js";

/**
 * Answers with a file, at the pace of the client. Rejects if the file could not be completed; then the response must be
 * cut off.
 */
export type AnswerExport = (
  request: IncomingMessage,
  response: ServerResponse,
  asked: ExportRequest,
  context: RequestContext & { readonly quota: CallerQuota },
) => Promise<void>;

/** A client that takes nothing for so long is disconnected. */
const SILENCE_LIMIT_MS = 60_000;
const NEVER_KEEP = ["cache-control", "no-store"];
/** So much of a file waits for its client, besides the piece that is being made. */
const WAITING_BYTES = 64 * 1024;

export function createAnswerExport(exports: Exports, accessLog: AccessLog): AnswerExport {
  return async (request, response, asked, context) => {
    if (request.method !== "GET") {
      response.setHeader("allow", "GET, POST");
      throw refuse(
        "METHOD_NOT_ALLOWED",
        "Hãy tải tệp bằng GET; POST tạo liên kết tải / A file is asked for with GET; POST makes a link to it",
        405,
      );
    }
    const { quota } = context;
    quota.take("exports");
    try {
      const purpose = readPurpose(undefined, request.headers);
      const { caller } = context;
      accessLog.admit(caller);
      const { name, mediaType, bytes, etag, reads } = await exports.open(asked, context, (accessed, error) =>
        accessLog.exportRefused({ accessed, caller, purpose }, error),
      );
      const list = reads && { accessed: reads.accessed, caller, purpose };
      if (list) await accessLog.exportBegan(list);
      setHeaders(response, [
        ...SECURITY_HEADERS,
        "content-type",
        mediaType,
        "content-disposition",
        `attachment; filename="${name}"`,
        "x-request-id",
        context.requestId,
        ...(etag === undefined ? NEVER_KEEP : ["cache-control", "private, no-cache", "etag", etag]),
      ]);
      if (etag !== undefined && isKnown(request.headers["if-none-match"], etag)) {
        if (list) accessLog.exportEnded(list, reads.rows, true);
        response.writeHead(304).end();
        return;
      }
      response.setTimeout(SILENCE_LIMIT_MS);
      const file = Readable.from(counted(bytes, quota), { objectMode: false, highWaterMark: WAITING_BYTES });
      await sendFile(file, response, (isWhole) => {
        if (list) accessLog.exportEnded(list, reads.rows, isWhole);
      });
    } finally {
      quota.release("exports");
    }
  };
}

async function sendFile(
  file: Readable,
  response: ServerResponse,
  onEnd: (isWhole: boolean) => void,
): Promise<void> {
  let isWhole = false;
  try {
    await pipeline(file, response);
    isWhole = true;
  } finally {
    onEnd(isWhole);
  }
}

async function* counted(bytes: FileBytes, quota: CallerQuota): FileBytes {
  for await (const piece of bytes) {
    quota.spend(piece.length / ANSWER_BYTES_PER_MS);
    yield piece;
  }
}
