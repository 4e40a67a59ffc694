import { refuse } from "../../errors/request-refusal.js";
import type { FileLink } from "../../identity/file-links.js";
import { LINK_PARAMETER } from "../../identity/file-links.js";
import type { RequestTarget } from "../requests/request-target.js";

/** The address of a file, without the link by which it is asked for. */
export interface FileAddress {
  readonly path: string;
  readonly searchParams: URLSearchParams;
  /** As it is asked for again, and as links are made for it: however its signs were escaped, in the order of its parameters. */
  readonly text: string;
  readonly link: string | undefined;
}

/** @throws RequestRefusal if it has several links */
export function readFileAddress({ path, searchParams: asked }: RequestTarget): FileAddress {
  const [link, ...others] = asked.getAll(LINK_PARAMETER);
  if (others.length > 0) throw severalLinks();
  const searchParams = new URLSearchParams(asked);
  searchParams.delete(LINK_PARAMETER);
  return { path, searchParams, text: searchParams.size > 0 ? `${path}?${searchParams}` : path, link };
}

/** What whoever makes a link is told. */
export function describeLink(origin: string, { text, searchParams }: FileAddress, made: FileLink): object {
  const link = `${searchParams.size > 0 ? "&" : "?"}${LINK_PARAMETER}=${made.parameter}`;
  return { address: `${origin}${text}${link}`, validUntil: new Date(made.validUntilMs).toISOString() };
}

function severalLinks() {
  return refuse(
    "LINK_INVALID",
    "Địa chỉ này có nhiều tham số “link”; hãy dùng nguyên liên kết đã sao chép / This address has several parameters “link”; use the link just as it was copied",
    403,
  );
}
