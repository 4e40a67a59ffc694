import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { CircuitState } from "./members/circuit.js";
import type { ObserveRequest } from "./members/member-client.js";

/** The figures at `/metrics`. No label holds anything that a client chose. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observeRequest(status: number, seconds: number): void;
  observeRefusal(code: string): void;
  readonly observeMember: ObserveRequest;
  /** Asked whenever the figures are read. */
  watchCircuits(circuits: () => ReadonlyMap<string, CircuitState>): void;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "hub_gateway_http_request_seconds",
    help: "GraphQL requests over HTTP by status",
    labelNames: ["status"],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: "hub_gateway_refusals_total",
    help: "Operations that were not executed, by the code of the refusal",
    labelNames: ["code"],
    registers,
  });
  const memberRequests = new Histogram({
    name: "hub_gateway_member_request_seconds",
    help: "Requests to members by outcome",
    labelNames: ["member", "outcome"],
    buckets: SECONDS,
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest: (status, seconds) => requests.observe({ status: String(status) }, seconds),
    observeRefusal: (code) => refusals.inc({ code }),
    observeMember: (member, outcome, seconds) => memberRequests.observe({ member, outcome }, seconds),
    watchCircuits(circuits) {
      new Gauge({
        name: "hub_gateway_member_circuit_open",
        help: "1 while a member is being given a pause",
        labelNames: ["member"],
        registers,
        collect() {
          for (const [member, state] of circuits()) this.set({ member }, state === "closed" ? 0 : 1);
        },
      });
    },
  };
}
