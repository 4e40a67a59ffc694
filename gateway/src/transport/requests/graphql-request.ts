import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { z } from "zod";
import { BODY_BYTES_PER_MS, type CallerQuota, charged, UNCOUNTED_BYTES } from "../../access/quotas.js";
import type { RequestParameters } from "../../engine.js";
import { RequestRefusal, refuse } from "../../errors/request-refusal.js";
import { withoutByteOrderMark } from "../../wire/byte-order-mark.js";
import { isJsonContent } from "../headers/media-types.js";
import type { AdmissionControl } from "./admission-control.js";
import { parseClientJson } from "./client-json.js";
import { readIdempotencyKey } from "./idempotency-key.js";
import { readPurpose } from "./purpose.js";
import { checkHead, mayBeLarge, readBody } from "./read-body.js";
import type { RequestTarget } from "./request-target.js";

const sha256Schema = z
  .string()
  .regex(/^(sha256:)?[0-9a-f]{64}$/i)
  .transform((text) => text.slice(-64));

/** How deeply lists and objects in variables and extensions may be nested: reading and writing them recurses. */
const MAX_NESTING = 200;

const parametersSchema = z.object({
  query: z.string().nullish(),
  documentId: sha256Schema.nullish(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z
    .looseObject({ persistedQuery: z.looseObject({ sha256Hash: sha256Schema }).nullish() })
    .nullish(),
});

const SHA256 = { vi: "phải là một SHA-256 dạng thập lục phân", en: "must be a SHA-256 in hexadecimal" };
const OBJECT = {
  vi: "phải là một đối tượng {…}, không phải danh sách hay chữ",
  en: "must be an object {…}, not a list or a text",
};
/** What each part of a request must be. */
const MUST_BE: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  query: { vi: "phải là văn bản của một câu hỏi", en: "must be the text of a GraphQL document" },
  documentId: SHA256,
  sha256Hash: SHA256,
  operationName: { vi: "phải là tên của một câu hỏi", en: "must be the name of an operation" },
};

/** How bodies are read, and whose they are. */
export interface BodyReading {
  readonly maxBodyBytes: number;
  readonly admission: AdmissionControl;
  readonly quota: CallerQuota | undefined;
}

/**
 * Reads the operation of an HTTP request (GraphQL over HTTP, "Request").
 * @throws RequestRefusal if it is not a GraphQL request
 */
export async function readParameters(
  request: IncomingMessage,
  target: RequestTarget,
  reading: BodyReading,
): Promise<RequestParameters> {
  switch (request.method) {
    case "POST":
      return parseParameters(await parseBody(await readJsonBody(request, reading), reading), request.headers);
    case "GET":
      return readQueryString(request, target, reading.admission);
    default:
      throw refuse(
        "METHOD_NOT_ALLOWED",
        "Hãy gửi GraphQL bằng POST, hoặc bằng GET nếu chỉ đọc / Send GraphQL with POST or, for queries, with GET",
        405,
      );
  }
}

/**
 * Reads a body as text. A large one is not read before its caller may have it parsed: to read it only to refuse it takes
 * as long as an operation. Its bytes count towards the caller's share of time.
 * @throws RequestRefusal if the body is not sent as JSON, is too large, or its caller would have to wait too long
 */
export async function readJsonBody(
  request: IncomingMessage,
  { maxBodyBytes, admission, quota }: BodyReading,
): Promise<string> {
  // A page of another site could send anything else without a preflight request.
  if (!isJsonContent(request.headers["content-type"])) {
    throw refuse(
      "UNSUPPORTED_MEDIA_TYPE",
      'Nội dung phải gửi dưới dạng "content-type: application/json", mã UTF-8 / The body must be sent as "content-type: application/json" in UTF-8',
      415,
    );
  }
  checkHead(request, maxBodyBytes);
  if (!mayBeLarge(request)) return readBody(request, maxBodyBytes);
  await admission.largeBodies.enter(quota);
  const text = await readBody(request, maxBodyBytes);
  quota?.spend(text.length / BODY_BYTES_PER_MS);
  return text;
}

/**
 * Parses a body. A large one can take longer than most operations, so it waits for the caller's turn and counts towards
 * its share of time.
 * @throws RequestRefusal
 */
export async function parseBody(
  text: string,
  { admission, quota }: Pick<BodyReading, "admission" | "quota">,
): Promise<unknown> {
  if (!isLarge(text)) return parseJson(text, BODY, admission);
  await admission.largeBodies.enter(quota);
  return charged(quota, () => parseJson(text, BODY, admission));
}

/** Whether a body has to wait for its turn to be parsed. */
export function isLarge(text: string): boolean {
  return text.length > UNCOUNTED_BYTES;
}

function readQueryString(
  request: IncomingMessage,
  { searchParams }: RequestTarget,
  admission: AdmissionControl,
): RequestParameters {
  const contentType = request.headers["content-type"];
  if (contentType !== undefined && !isJsonContent(contentType)) {
    throw refuse(
      "UNSUPPORTED_MEDIA_TYPE",
      "Yêu cầu GET không có nội dung nên không cần content-type / A GET request has no body and needs no content type",
      415,
    );
  }
  const parameter = (name: string) => searchParams.get(name) ?? undefined;
  const parsed = (name: string) => {
    const text = searchParams.get(name);
    return text
      ? parseJson(text, { vi: `Tham số “${name}”`, en: `The parameter "${name}"` }, admission)
      : undefined;
  };
  return parseParameters(
    {
      query: parameter("query"),
      documentId: parameter("documentId"),
      operationName: parameter("operationName"),
      variables: parsed("variables"),
      extensions: parsed("extensions"),
    },
    request.headers,
  );
}

/**
 * The parameters that a client sent as JSON, on any transport.
 * @param headers of the HTTP request, where this is all that it asks
 * @throws RequestRefusal if it is not a GraphQL request
 */
export function parseParameters(value: unknown, headers: IncomingHttpHeaders = {}): RequestParameters {
  if (Array.isArray(value))
    throw refuse(
      "BATCHING_NOT_SUPPORTED",
      "Mỗi yêu cầu chỉ gửi một câu hỏi, không gửi danh sách / Send one operation per request, not a list of them",
    );
  const parameters = parametersSchema.safeParse(value);
  if (!parameters.success) {
    const problems = parameters.error.issues.map(({ path }) => explainPart(path.map(String)));
    const list = (language: "vi" | "en") => problems.map((problem) => problem[language]).join("; ");
    throw refuse(
      "BAD_REQUEST",
      `Đây không phải yêu cầu GraphQL: ${list("vi")} / The request is not a GraphQL request: ${list("en")}`,
    );
  }
  const { query, documentId, operationName, variables, extensions } = parameters.data;
  if (isNestedDeeper(variables, MAX_NESTING) || isNestedDeeper(extensions, MAX_NESTING)) throw tooDeep();
  const sha256 = extensions?.persistedQuery?.sha256Hash ?? documentId ?? undefined;
  if (query == null && sha256 === undefined) {
    throw refuse(
      "BAD_REQUEST",
      "Đây không phải yêu cầu GraphQL: “query” phải là văn bản của một câu hỏi / The request is not a GraphQL request: query must be the text of a GraphQL document",
    );
  }
  return {
    query: query ?? undefined,
    sha256,
    // An empty name is no operation's name, and some clients send it for none.
    operationName: operationName || undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
    idempotencyKey: readIdempotencyKey(extensions, headers),
    purpose: readPurpose(extensions, headers),
  };
}

/** @param path of the part that cannot be read; empty for the whole body */
function explainPart(path: readonly string[]): { vi: string; en: string } {
  const { vi, en } = MUST_BE[path.at(-1) ?? ""] ?? OBJECT;
  const name = path.join(".");
  return name === ""
    ? { vi: `nội dung ${vi}`, en: `the body ${en}` }
    : { vi: `“${name}” ${vi}`, en: `"${name}" ${en}` };
}

function isNestedDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isNestedDeeper(item, levels - 1));
}

const BODY = { vi: "Nội dung", en: "The body" };

/** @throws RequestRefusal naming what should have been JSON */
function parseJson(
  text: string,
  what: { readonly vi: string; readonly en: string },
  { maxVariableValues }: AdmissionControl,
): unknown {
  try {
    return parseClientJson(withoutByteOrderMark(text), maxVariableValues);
  } catch (error) {
    if (error instanceof RequestRefusal) throw error;
    if (error instanceof RangeError) throw tooDeep();
    throw refuse(
      "BAD_REQUEST",
      `${what.vi} không phải JSON hợp lệ; hãy sửa cú pháp / ${what.en} is not valid JSON; correct its syntax`,
    );
  }
}

function tooDeep() {
  return refuse(
    "TOO_DEEP",
    `Biến và extensions chỉ được lồng nhau đến ${MAX_NESTING} cấp / Variables and extensions can be nested ${MAX_NESTING} levels deep, and no deeper`,
  );
}
