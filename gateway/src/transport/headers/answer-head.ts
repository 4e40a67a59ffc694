/** The headers of answers. */
import type { ServerResponse } from "node:http";
import type { JsonMediaType } from "./media-types.js";

/** How an answer as JSON is sent. */
export interface AnswerForm {
  readonly mediaType: JsonMediaType;
  readonly requestId?: string | undefined;
}

/** Alternating names and values, as `writeHead` takes them. */
export const SECURITY_HEADERS: readonly string[] = [
  "x-content-type-options",
  "nosniff",
  "referrer-policy",
  "no-referrer",
  "x-frame-options",
  "DENY",
  "cross-origin-opener-policy",
  "same-origin",
  "cross-origin-resource-policy",
  "same-origin",
];

export function setHeaders(response: ServerResponse, headers: readonly string[]): void {
  for (let index = 0; index + 1 < headers.length; index += 2)
    response.setHeader(headers[index] ?? "", headers[index + 1] ?? "");
}

/** Alternating names and values. */
export function answerHeaders({ mediaType, requestId }: AnswerForm, byteLength: number): string[] {
  const headers = [
    ...SECURITY_HEADERS,
    "cache-control",
    "no-store",
    "content-type",
    `${mediaType}; charset=utf-8`,
    "content-length",
    String(byteLength),
  ];
  if (requestId !== undefined) headers.push("x-request-id", requestId);
  return headers;
}

/** Everything before the body of an answer on a kept connection, for answers that node:http does not write. */
export function writtenHead(form: AnswerForm, byteLength: number, keepAliveMs: number): string {
  const headers = answerHeaders(form, byteLength);
  let head = "HTTP/1.1 200 OK\r\n";
  for (let index = 0; index + 1 < headers.length; index += 2)
    head += `${headers[index]}: ${headers[index + 1]}\r\n`;
  const seconds = Math.floor(keepAliveMs / 1_000);
  return `${head}date: ${new Date().toUTCString()}\r\nconnection: keep-alive\r\nkeep-alive: timeout=${seconds}\r\n\r\n`;
}
