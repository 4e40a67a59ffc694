/** What a member tells of errors: a refusal as it is, of a bug no more than the id under which it is logged. */
import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler, Response } from "express";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { isDiskFull } from "./database.js";
import { Refusal } from "./refusal.js";

const DISK_FULL = new Refusal("REFUSED", {
  vi: "Đĩa của thành viên đã đầy nên chưa ghi gì; dữ liệu đã có vẫn đọc được. Hãy báo người vận hành và gửi lại sau.",
  en: "The member's disk is full, so nothing was stored; what is there can still be read. Tell the operator, and send it again later.",
});

type PublicError = Pick<GraphQLFormattedError, "message" | "extensions">;

/** Answers a request that has not come as far as GraphQL with one error. */
export function sendError(response: Response, status: number, error: PublicError): void {
  response.status(status).json({ errors: [error] });
}

/** For Apollo Server: a refusal and a request's own mistakes go out as they are, anything else is masked. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof GraphQLError) return formatted;
  return { ...(formatted.path && { path: formatted.path }), ...publicErrorOf(cause, logger) };
}

/** For Express, last in the chain: a body that cannot be read is the sender's mistake, anything else is masked. */
export function answerError(logger: Logger, maxBody: string): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (!isHttpError(error) || error.status >= 500) {
      return sendError(response, 500, publicErrorOf(error, logger));
    }
    const message =
      error.status === 413
        ? `The body is larger than ${maxBody}; ask for less at once.`
        : "The body cannot be read.";
    sendError(response, error.status, { message, extensions: { code: "BAD_USER_INPUT" } });
  };
}

function publicErrorOf(error: unknown, logger: Logger): PublicError {
  if (isDiskFull(error)) {
    logger.error({ err: error }, "the disk is full");
    return { message: DISK_FULL.message, extensions: DISK_FULL.extensions };
  }
  const errorId = randomUUID();
  logger.error({ err: error, errorId }, "a request failed");
  return {
    message: `Lỗi nội bộ, mã ${errorId}. / Internal error ${errorId}.`,
    extensions: { code: "INTERNAL_SERVER_ERROR", errorId },
  };
}

function isHttpError(error: unknown): error is { status: number } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}
