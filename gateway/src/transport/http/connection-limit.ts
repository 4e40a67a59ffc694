import type { Socket } from "node:net";
import { callerAddress, type TrustedProxies } from "../../access/client-address.js";
import { findRetryAfterMs, type Quotas, usedItsTime } from "../../access/quotas.js";
import type { Faults } from "../../errors/faults.js";
import { RequestRefusal } from "../../errors/request-refusal.js";
import type { AdmitConnection } from "../connections/http-connection.js";

/** What a connection costs before anything is read from it. */
const CONNECTION_COST_MS = 0.2;
/** A caller that would have to rest longer than this need not wait with an open connection. */
const LONG_REST_MS = 1_000;

/**
 * Counts connections for the peer's address. Those of proxies carry many callers and are not counted. While the address
 * has to rest, nothing is read from its new connections: what arrives waits in the system's memory, not in the gateway's.
 */
export function createAdmitConnection(
  quotas: Quotas,
  proxies: TrustedProxies,
  faults: Faults,
): AdmitConnection {
  return (socket) => {
    const peer = socket.remoteAddress;
    if (peer === undefined || proxies.has(peer)) return 0;
    const quota = quotas.of(callerAddress(peer));
    try {
      quota.spend(CONNECTION_COST_MS);
      if (quota.restMs > LONG_REST_MS) throw tooManyConnections(quota.restMs);
      quota.take("connections");
    } catch (error) {
      if (!(error instanceof RequestRefusal)) throw error;
      refuse(socket, error, faults);
      return undefined;
    }
    const release = () => quota.release("connections");
    socket.once(
      "close",
      faults.guard("connection close", release, () => {}),
    );
    return quota.restMs;
  };
}

function tooManyConnections(retryAfterMs: number): RequestRefusal {
  return usedItsTime(Math.ceil(retryAfterMs));
}

/** Without reading: what the client wants makes no difference. */
function refuse(socket: Socket, refusal: RequestRefusal, faults: Faults): void {
  const seconds = Math.ceil((findRetryAfterMs(refusal) ?? 0) / 1_000);
  const body = JSON.stringify({ errors: refusal.errors.map((error) => error.toJSON()) });
  const head =
    `HTTP/1.1 ${refusal.status} ${refusal.status === 429 ? "Too Many Requests" : "Service Unavailable"}\r\n` +
    `content-type: application/json; charset=utf-8\r\nretry-after: ${seconds}\r\nconnection: close\r\n` +
    `content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  const cutOff = () => void socket.destroy();
  socket.on("error", faults.guard("connection error", cutOff, cutOff));
  socket.end(head + body, faults.guard("connection end", cutOff, cutOff));
}
