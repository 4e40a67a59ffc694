/** The address as one of this origin, without the origin; the overview in place of any other. */
export function ownAddress(written: string, origin: string): string {
  const address = URL.parse(written, origin);
  if (address?.origin !== origin) return "/";
  // A path with two slashes at its beginning would be read as the name of another host.
  return `${address.pathname.replace(/^\/+/, "/")}${address.search}${address.hash}`;
}
