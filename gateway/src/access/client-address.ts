/**
 * Identifies a caller, until there are identities, by an address in one canonical form.
 *
 * That is the socket's peer or, behind proxies that the operator trusts, the nearest address that they vouch for and
 * that is not such a proxy itself. Anyone may have written the entries before it in `x-forwarded-for`.
 */
import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

/** The caller's address, given the connection's peer and the headers of a request. */
export type FindClient = (peer: string | undefined, headers: IncomingHttpHeaders) => string;

/** Stands for a connection that was gone before anybody looked. */
const UNKNOWN_CLIENT = "unknown";
const IPV6_GROUPS = 8;
/** A network of this size belongs to one household, office or server. */
const IPV6_NETWORK_GROUPS = 4;

/** The addresses and networks of the proxies in front of the gateway, as the operator lists them. */
export class TrustedProxies {
  readonly #list = new BlockList();
  #isEmpty = true;

  /** @throws TypeError naming the entry that is neither an address nor a network */
  static parse(text: string): TrustedProxies {
    const proxies = new TrustedProxies();
    for (const entry of text.split(",").map((part) => part.trim())) if (entry !== "") proxies.#add(entry);
    return proxies;
  }

  has(address: string): boolean {
    return !this.#isEmpty && this.#list.check(address, familyOf(address));
  }

  #add(entry: string): void {
    const [address = "", prefix] = entry.split("/");
    const bits = prefix === undefined ? longestPrefix(address) : Number(prefix);
    const isNetwork =
      isIP(address) !== 0 && /^\d{1,3}$/.test(prefix ?? "0") && bits <= longestPrefix(address);
    if (!isNetwork) throw new TypeError(entry);
    this.#list.addSubnet(address, bits, familyOf(address));
    this.#isEmpty = false;
  }
}

export function createFindClient(proxies: TrustedProxies): FindClient {
  return (peer, headers) => {
    if (peer === undefined) return UNKNOWN_CLIENT;
    const forwarded = headers["x-forwarded-for"];
    if (forwarded === undefined || !proxies.has(peer)) return callerAddress(peer);
    return callerAddress(nearestStranger(peer, String(forwarded), proxies));
  };
}

/** One text per caller: IPv4 however it is wrapped; for IPv6, the network that a single caller owns. */
export function callerAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return embeddedIPv4(groups);
  // ::1 is this machine, which has no network to itself.
  if (groups.slice(0, IPV6_NETWORK_GROUPS).every((group) => group === 0)) return address;
  const network = groups.slice(0, IPV6_NETWORK_GROUPS).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** Reads from the gateway outwards. An entry counts while the one that wrote it is trusted. */
function nearestStranger(peer: string, forwarded: string, proxies: TrustedProxies): string {
  let nearest = peer;
  for (const entry of forwarded.split(",").reverse()) {
    const address = withoutPort(entry.trim());
    // "unknown", or a name that the proxy made up: it vouches for nobody.
    if (isIP(address) === 0) return nearest;
    nearest = address;
    if (!proxies.has(address)) return nearest;
  }
  return nearest;
}

/** Some proxies write `192.0.2.1:50000` and `[2001:db8::1]:50000`. */
function withoutPort(entry: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/.exec(entry) ?? [];
  return bracketed ?? plain ?? entry;
}

function groupsOf(address: string): number[] {
  const [withoutZone = ""] = address.split("%");
  const [before = [], after] = withoutZone.split("::").map(toGroups);
  if (after === undefined) return before;
  const zeros = Array.from({ length: IPV6_GROUPS - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

function toGroups(text: string): number[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}

function embeddedIPv4(groups: readonly number[]): string {
  return groups
    .slice(-2)
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
}

function longestPrefix(address: string): number {
  return isIP(address) === 6 ? 128 : 32;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
