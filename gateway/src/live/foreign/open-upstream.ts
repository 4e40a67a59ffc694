import type { MemberAddress } from "../../members/member-address.js";
import { variableOf } from "../../members/member-address.js";
import {
  type SubscriptionAddress,
  type SubscriptionTransport,
  subscriptionAddresses,
} from "../../members/subscription-address.js";
import { openEventStreamUpstream } from "./event-stream-upstream.js";
import { type OpenUpstream, StreamNotBegun, type UpstreamRequest } from "./upstream.js";
import { openWebSocketUpstream } from "./web-socket-upstream.js";

const TRANSPORTS: Readonly<Record<SubscriptionTransport, OpenUpstream>> = {
  ws: openWebSocketUpstream,
  sse: openEventStreamUpstream,
};

/** The transport over which each member last started a stream. It is tried first the next time. */
const proven = new WeakMap<MemberAddress, SubscriptionTransport>();

/**
 * The member's results over the transport of its setting; without one, over the first that it speaks.
 * @throws as OpenUpstream does
 */
export async function* openUpstream(
  request: UpstreamRequest,
  signal: AbortSignal,
): AsyncGenerator<unknown, void> {
  const { address } = request;
  const failures: StreamNotBegun[] = [];
  for (const { transport, url } of inOrder(address)) {
    try {
      yield* TRANSPORTS[transport](request, new URL(url), signal, () => proven.set(address, transport));
      return;
    } catch (error) {
      if (!(error instanceof StreamNotBegun) || error.kind !== "not spoken") throw error;
      failures.push(error);
    }
  }
  throw withRemedy(failures, address);
}

function inOrder(address: MemberAddress): readonly SubscriptionAddress[] {
  const first = proven.get(address);
  const known = subscriptionAddresses(address);
  return first === undefined ? known : known.toSorted((one) => (one.transport === first ? -1 : 1));
}

function withRemedy(
  failures: readonly StreamNotBegun[],
  { name, subscriptions }: MemberAddress,
): StreamNotBegun {
  const setting = `${variableOf(name)}_SUBSCRIPTIONS`;
  const remedy =
    subscriptions === undefined
      ? `give ${setting} the URL at which it answers subscriptions`
      : `${setting} is "${subscriptions}": try ${/^ws/.test(subscriptions) ? "sse" : "ws"} or another URL`;
  const reasons = failures.map(({ message }) => message).join(", and ");
  return new StreamNotBegun("not spoken", `${reasons}; ${remedy}`, { cause: failures[0]?.cause });
}
