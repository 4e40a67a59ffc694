/** GraphQL over HTTP, "Media Types", and GraphQL over SSE. */
export type AnswerMediaType = "application/graphql-response+json" | "application/json" | "text/event-stream";

const OFFERED: readonly AnswerMediaType[] = [
  "application/json",
  "application/graphql-response+json",
  "text/event-stream",
];

interface Range {
  readonly type: string;
  readonly quality: number;
  readonly isUtf8: boolean;
}

/** What the client likes best of what is offered; undefined when it takes none of it. Streams are given only by name. */
export function chooseMediaType(accept: string | undefined): AnswerMediaType | undefined {
  if (accept === undefined || accept.trim() === "") return "application/json";
  const only = OFFERED.find((offer) => offer === accept);
  if (only) return only;
  const wanted = accept
    .split(",")
    .map(parseRange)
    .filter(({ quality, isUtf8 }) => quality > 0 && isUtf8)
    .sort((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    const offer = OFFERED.find((candidate) => candidate === type);
    if (offer) return offer;
    if (type === "*/*" || type === "application/*") return "application/json";
  }
  return undefined;
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
  };
}
