import { ASKING_FOR_NOBODY } from "@hub/schema/own-callers";
import type { MemberAddress } from "../../members/member-address.js";
import type { Members } from "../../members/members.js";
import { signedHeaders } from "../../members/signing.js";
import type { Supergraph } from "../../supergraph/supergraph.js";
import type { Relay } from "./relay.js";

/** The relays of a supergraph's members. Without event-fed fields there are none. */
export function relaysOf(
  { eventSources }: Supergraph,
  addresses: readonly MemberAddress[],
  members: Members,
): Relay[] {
  return eventSources.size === 0 ? [] : addresses.map((address) => toRelay(address, members));
}

function toRelay({ name, url, key, headers = [] }: MemberAddress, members: Members): Relay {
  const caller = ASKING_FOR_NOBODY;
  const own = Object.fromEntries(headers);
  return {
    member: name,
    url,
    ...(key !== undefined && { clockIsAhead: (aheadMs) => members.clockIsAhead(name, aheadMs) }),
    sign: (message) =>
      key === undefined
        ? own
        : { ...own, ...signedHeaders(key, message, { caller, requestId: "event-feed" }) },
  };
}
