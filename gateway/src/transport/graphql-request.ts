import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { MAX_BODY_BYTES } from "../operation/limits.js";
import { refuse } from "../operation/request-refusal.js";
import type { OperationRequest } from "../pipeline.js";
import { isJsonContent } from "./media-types.js";
import { readBody } from "./read-body.js";

const parametersSchema = z.object({
  query: z.string("must be the text of a GraphQL document"),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * The operation an HTTP request asks for (GraphQL over HTTP, "Request").
 * @throws RequestRefusal when the request is none
 */
export async function readOperation(request: IncomingMessage, url: URL): Promise<OperationRequest> {
  switch (request.method) {
    case "POST":
      return parseParameters(parseJson(await readJsonBody(request)));
    case "GET":
      return readQueryString(request, url);
    default:
      throw refuse("METHOD_NOT_ALLOWED", "GraphQL is asked with POST or, for queries, with GET", 405);
  }
}

async function readJsonBody(request: IncomingMessage): Promise<string> {
  // Anything else a page of another site could send without the browser asking us first.
  if (!isJsonContent(request.headers["content-type"])) {
    throw refuse(
      "UNSUPPORTED_MEDIA_TYPE",
      'The body must be sent as "content-type: application/json" in UTF-8',
      415,
    );
  }
  return readBody(request, MAX_BODY_BYTES);
}

function readQueryString(request: IncomingMessage, url: URL): OperationRequest {
  const contentType = request.headers["content-type"];
  if (contentType !== undefined && !isJsonContent(contentType)) {
    throw refuse("UNSUPPORTED_MEDIA_TYPE", "A GET request has no body and needs no content type", 415);
  }
  const parameter = (name: string) => url.searchParams.get(name) ?? undefined;
  return parseParameters({
    query: parameter("query"),
    operationName: parameter("operationName"),
    variables: parseOptionalJson(parameter("variables")),
    extensions: parseOptionalJson(parameter("extensions")),
  });
}

function parseParameters(value: unknown): OperationRequest {
  if (Array.isArray(value))
    throw refuse("BATCHING_NOT_SUPPORTED", "Send one operation per request, not a list of them");
  const parameters = parametersSchema.safeParse(value);
  if (!parameters.success) {
    const problems = parameters.error.issues.map(
      ({ path, message }) => `${path.join(".") || "the body"} ${message}`,
    );
    throw refuse("BAD_REQUEST", `The request is not a GraphQL request: ${problems.join("; ")}`);
  }
  const { query, operationName, variables } = parameters.data;
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

function parseOptionalJson(text: string | undefined): unknown {
  return text === undefined || text === "" ? undefined : parseJson(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse("BAD_REQUEST", "The request holds text that is not valid JSON");
  }
}
