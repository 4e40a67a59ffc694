/** In which coding a client gets a file (RFC 9110 §12.5.3). */

/** From the smallest to the one that every client reads. */
const CODINGS = ["br", "gzip", "identity"] as const;
export type ContentCoding = (typeof CODINGS)[number];

/** Less than any weight that can be written, for `identity`, which is acceptable unless it is excluded. */
const UNNAMED_IDENTITY = 0.0001;

/** Of the codings that there are the one liked best, and of several liked equally the smallest. */
export function chooseCoding(
  acceptEncoding: string | undefined,
  isThere: (coding: ContentCoding) => boolean,
): ContentCoding {
  const weights = readWeights(acceptEncoding ?? "");
  const weightOf = (coding: ContentCoding) =>
    weights.get(coding) ?? weights.get("*") ?? (coding === "identity" ? UNNAMED_IDENTITY : 0);
  const [best] = CODINGS.filter((coding) => isThere(coding) && weightOf(coding) > 0).sort(
    (one, other) => weightOf(other) - weightOf(one),
  );
  // A client that accepts nothing of what there is can do more with the file as it is than with a refusal.
  return best ?? "identity";
}

function readWeights(acceptEncoding: string): ReadonlyMap<string, number> {
  return new Map(
    acceptEncoding.split(",").map((text) => {
      const [coding = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
      const weight = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
      return [coding, Number.isNaN(weight) ? 0 : weight];
    }),
  );
}
