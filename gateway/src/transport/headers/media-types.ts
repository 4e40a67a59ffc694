/** GraphQL over HTTP, "Media Types", and GraphQL over SSE. */
export type JsonMediaType = "application/graphql-response+json" | "application/json";
export type StreamMediaType = "text/event-stream" | "multipart/mixed";
export type AnswerMediaType = JsonMediaType | StreamMediaType;

/** What a client accepts of what is offered. */
export interface Accepted {
  /** Its first preference. JSON carries one answer, so it fits everything but a subscription. */
  readonly best: AnswerMediaType;
  /** The stream type that it prefers. */
  readonly stream: StreamMediaType | undefined;
}

const JSON_ONLY: Accepted = { best: "application/json", stream: undefined };
/** Headers that nearly every client sends, so that they need not be parsed. */
const FREQUENT: ReadonlyMap<string | undefined, Accepted> = new Map<string | undefined, Accepted>([
  [undefined, JSON_ONLY],
  ["application/json", JSON_ONLY],
  ["application/graphql-response+json", { best: "application/graphql-response+json", stream: undefined }],
  ["text/event-stream", { best: "text/event-stream", stream: "text/event-stream" }],
]);

interface Range {
  readonly type: string;
  readonly quality: number;
  readonly isUtf8: boolean;
  /** The version of Apollo's subscription protocol. */
  readonly subscriptionSpec: string | undefined;
}

/** Undefined if the client accepts nothing of what is offered. Streams have to be named explicitly. */
export function readAccept(accept: string | undefined): Accepted | undefined {
  const frequent = FREQUENT.get(accept);
  if (frequent) return frequent;
  if (accept?.trim() === "") return JSON_ONLY;
  const wanted = (accept ?? "")
    .split(",")
    .map(parseRange)
    .filter(({ quality, isUtf8 }) => quality > 0 && isUtf8)
    .sort((a, b) => b.quality - a.quality)
    .map(findOffer)
    .filter((offer) => offer !== undefined);
  const [best] = wanted;
  return best && { best, stream: wanted.find(isStream) };
}

export function isStream(type: AnswerMediaType): type is StreamMediaType {
  return type === "text/event-stream" || type === "multipart/mixed";
}

function findOffer({ type, subscriptionSpec }: Range): AnswerMediaType | undefined {
  switch (type) {
    case "application/json":
    case "application/graphql-response+json":
    case "text/event-stream":
      return type;
    // Without it the client asks for incremental delivery, and answers come whole.
    case "multipart/mixed":
      return subscriptionSpec === "1.0" ? type : undefined;
    case "*/*":
    case "application/*":
      return "application/json";
    default:
      return undefined;
  }
}

/** Whether a body of this content type is JSON in UTF-8, the only one that is read. */
export function isJsonContent(contentType: string | undefined): boolean {
  if (contentType === "application/json") return true;
  const { type, isUtf8 } = parseRange(contentType ?? "");
  return type === "application/json" && isUtf8;
}

function parseRange(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const parameter = (name: string) =>
    parameters
      .find((candidate) => candidate.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', "");
  const quality = Number(parameter("q") ?? 1);
  return {
    type,
    quality: Number.isNaN(quality) ? 0 : quality,
    isUtf8: ["utf-8", "utf8"].includes(parameter("charset") ?? "utf-8"),
    subscriptionSpec: parameter("subscriptionspec"),
  };
}
