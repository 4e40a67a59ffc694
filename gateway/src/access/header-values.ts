import type { IncomingMessage } from "node:http";

/** Every value that the request has of a header, where Node keeps the first alone. The name is in small letters. */
export function valuesOf({ rawHeaders }: IncomingMessage, header: string): string[] {
  const values: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === header.length && name.toLowerCase() === header)
      values.push(rawHeaders[index + 1] ?? "");
  }
  return values;
}
