/** Client headers that are forwarded to members whose settings ask for them. */
/** A forwarded header and the name that the member has for it, both in lower case. */
export interface ForwardedHeader {
  readonly name: string;
  readonly as: string;
}

/** By the client's name in lower case. Never empty. */
export type ForwardedHeaders = ReadonlyMap<string, string>;

/**
 * The client's headers that any member may be sent; undefined if there are none. Over WebSocket, where browsers cannot
 * set headers, the connection's parameters of the same names take precedence.
 */
export type ReadForwardedHeaders = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  parameters?: Readonly<Record<string, unknown>> | null,
) => ForwardedHeaders | undefined;

/** Parameters with other characters are ignored: they could end the header and start another. */
const SENDABLE = /^[\x20-\x7e\t]*$/;

/** @param names of all members, as they are at the time */
export function createReadForwardedHeaders(names: () => ReadonlySet<string>): ReadForwardedHeaders {
  return (headers, parameters) => {
    const wanted = names();
    if (wanted.size === 0) return undefined;
    const found = new Map<string, string>();
    for (const name of wanted) {
      const value = headers[name];
      if (value !== undefined) found.set(name, typeof value === "string" ? value : value.join(", "));
    }
    for (const [name, value] of Object.entries(parameters ?? {})) {
      const lower = name.toLowerCase();
      if (wanted.has(lower) && typeof value === "string" && SENDABLE.test(value)) found.set(lower, value);
    }
    return found.size === 0 ? undefined : found;
  };
}

/** Equal for callers whose members are sent the same headers. */
export function forwardingKey(headers: ForwardedHeaders | undefined): string {
  return headers ? JSON.stringify([...headers].sort(([one], [other]) => (one < other ? -1 : 1))) : "";
}

/** The headers that this member is sent. */
export function* forwardedTo(
  wanted: readonly ForwardedHeader[] | undefined,
  headers: ForwardedHeaders | undefined,
): Iterable<readonly [name: string, value: string]> {
  if (!wanted || !headers) return;
  for (const { name, as } of wanted) {
    const value = headers.get(name);
    if (value !== undefined) yield [as, value];
  }
}
