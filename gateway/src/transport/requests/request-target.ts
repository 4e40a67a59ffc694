/** The target of a request: a path of this server, as it was sent, and a query. */
export interface RequestTarget {
  /** Begins with one slash. Nothing in it is decoded. */
  readonly path: string;
  readonly searchParams: URLSearchParams;
}

/** The origin form of RFC 9112 §3.2.1, without paths that URL parsers read as another server's name. */
const ORIGIN_FORM = /^\/(?![/\\])[^#\s]*$/;
const NO_PARAMETERS = new URLSearchParams();

/** Never throws. Undefined for every other form: those are only sent to proxies. */
export function parseRequestTarget(text: string | undefined): RequestTarget | undefined {
  if (text === undefined || !ORIGIN_FORM.test(text)) return undefined;
  const queryBegin = text.indexOf("?");
  if (queryBegin === -1) return { path: text, searchParams: NO_PARAMETERS };
  return {
    path: text.slice(0, queryBegin),
    searchParams: new URLSearchParams(text.slice(queryBegin + 1)),
  };
}
