import type { IncomingHttpHeaders } from "node:http";
import { LONGEST_PURPOSE } from "@hub/schema/access-record";
import { refuse } from "../../errors/request-refusal.js";

/** What the access log shall say an operation is for: a text in UTF-8. */
export const PURPOSE_HEADER = "hub-purpose";
const EXTENSION = "purpose";
/** All that ends a line or is no sign at all. */
const NOT_ON_ONE_LINE = /[\p{Cc}\u2028\u2029]/u;

/**
 * The purpose that a client gives for an operation; undefined where it gives none.
 * @param headers of the request, whose purpose is that of all its operations
 * @throws RequestRefusal `BAD_USER_INPUT` if it is not one line, or too long
 */
export function readPurpose(
  extensions: Readonly<Record<string, unknown>> | null | undefined,
  headers: IncomingHttpHeaders,
): string | undefined {
  const given = extensions?.[EXTENSION] ?? headers[PURPOSE_HEADER];
  if (given === undefined) return undefined;
  const text = typeof given === "string" ? given : undefined;
  const purpose = (given === headers[PURPOSE_HEADER] ? decoded(text) : text)?.normalize("NFC").trim();
  if (purpose === undefined || NOT_ON_ONE_LINE.test(purpose) || [...purpose].length > LONGEST_PURPOSE)
    throw noPurpose();
  return purpose || undefined;
}

/** Node reads each byte of a header as a character; undefined for what is not UTF-8. */
function decoded(header: string | undefined): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(header ?? "", "latin1"));
  } catch {
    return undefined;
  }
}

function noPurpose() {
  return refuse(
    "BAD_USER_INPUT",
    `Mục đích (tiêu đề “Hub-Purpose” hoặc extensions.purpose) là một dòng chữ UTF-8, nhiều nhất ${LONGEST_PURPOSE} ký tự; hãy viết ngắn lại / A purpose (header “Hub-Purpose” or extensions.purpose) is one line of text in UTF-8 of ${LONGEST_PURPOSE} characters at most; make it shorter`,
  );
}
