/** Headers of a client that members are sent, where their settings say so. */
/** A header that a member is sent, and what the member calls it; both in small letters. */
export interface ForwardedHeader {
  readonly name: string;
  readonly as: string;
}

/** By the client's name, in small letters; never empty. */
export type ForwardedHeaders = ReadonlyMap<string, string>;

/**
 * Those of the client's headers that any member may be sent; undefined when there are none. Over WebSocket, where
 * browsers can set no header, the connection's parameters of the same names count first.
 */
export type ReadForwardedHeaders = (
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  parameters?: Readonly<Record<string, unknown>> | null,
) => ForwardedHeaders | undefined;

/** What no header can carry is not taken from parameters: it could end the header and begin another. */
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

/** Equal for those whose members are sent the same. */
export function forwardingKey(headers: ForwardedHeaders | undefined): string {
  return headers ? JSON.stringify([...headers].sort(([one], [other]) => (one < other ? -1 : 1))) : "";
}

/** Those that the member is sent. */
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
