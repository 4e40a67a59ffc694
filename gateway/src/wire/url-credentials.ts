/** A URL and the `authorization` header made of its user and password (basic authentication). */
export interface SplitUrl {
  readonly url: string;
  readonly authorization: string | undefined;
}

/** Splits user and password off a URL. A URL without them stays as it was written. */
export function splitCredentials(text: string): SplitUrl {
  if (!hasCredentials(text)) return { url: text, authorization: undefined };
  const url = new URL(text);
  const credentials = `${decoded(url.username)}:${decoded(url.password)}`;
  url.username = "";
  url.password = "";
  return {
    url: text.endsWith("/") ? url.href : url.href.replace(/\/$/, ""),
    authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
  };
}

export function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== "" || password !== "";
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
