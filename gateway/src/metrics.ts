import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AccessLogFigures } from "./audit/access-log.js";
import type { LiveQueryCounts } from "./live/queries/live-queries.js";
import type { CircuitState } from "./members/circuit.js";
import type { ObserveRequest } from "./members/member-client.js";

/** The figures at `/metrics`. No label contains anything that a client chose. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  observeRequest(status: number, seconds: number): void;
  observeRefusal(code: string): void;
  /** Called for each error that nothing else caught. */
  readonly observeFault: (where: string) => void;
  readonly observeMember: ObserveRequest;
  /** Called for each event of the member that was parked. */
  readonly observeParked: (member: string) => void;
  /** Asked whenever the figures are read. */
  watchCircuits(circuits: () => ReadonlyMap<string, CircuitState>): void;
  /** Called for each run of a live query, including the first. */
  observeLiveQueryRun(): void;
  /** Asked whenever the figures are read. */
  watchLiveQueries(counts: () => LiveQueryCounts): void;
  /** Asked whenever the figures are read. */
  watchLive(figures: () => LiveFigures): void;
  /** Asked whenever the figures are read. */
  watchAccessLog(figures: () => AccessLogFigures): void;
  /** Asked whenever the figures are read. */
  watchQuotas(figures: () => QuotaFigures): void;
  /** Called when a client is disconnected because it reads nothing. */
  readonly observeSlowReader: () => void;
}

export interface QuotaFigures {
  /** Callers with anything under way. */
  readonly callers: number;
  /** How much of each capacity is used. */
  readonly used: Readonly<Record<string, number>>;
}

export interface LiveFigures {
  /** How many distinct subscriptions are watched. */
  readonly channels: number;
  readonly subscribers: number;
  /** How many subscribers are catching up or waiting for their socket. */
  readonly behind: number;
  /** How many readers follow the members' events. */
  readonly readers: number;
  /** Payloads handed to sockets since the start. */
  readonly deliveries: number;
}

/** At the default interval an idle process would wake up a hundred times a second for it. */
const EVENT_LOOP_SAMPLE_MS = 50;
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_SAMPLE_MS });
  const requests = new Histogram({
    name: "hub_gateway_http_request_seconds",
    help: "GraphQL requests over HTTP by status",
    labelNames: ["status"],
    buckets: SECONDS,
    registers,
  });
  // Kept by status: looking a histogram up by its labels takes longer than counting.
  const byStatus = new Map<number, Histogram.Internal<"status">>();
  const requestsOf = (status: number) => {
    const known = byStatus.get(status) ?? requests.labels({ status: String(status) });
    byStatus.set(status, known);
    return known;
  };
  const refusals = new Counter({
    name: "hub_gateway_refusals_total",
    help: "Operations that were not executed, by the code of the refusal",
    labelNames: ["code"],
    registers,
  });
  const faults = new Counter({
    name: "hub_gateway_faults_total",
    help: "Mistakes of the gateway that ended a request, a connection or a stream, by where they happened",
    labelNames: ["where"],
    registers,
  });
  const memberRequests = new Histogram({
    name: "hub_gateway_member_request_seconds",
    help: "Requests to members by outcome",
    labelNames: ["member", "outcome"],
    buckets: SECONDS,
    registers,
  });
  const slowReaders = new Counter({
    name: "hub_gateway_live_slow_readers_total",
    help: "WebSockets closed because they took nothing",
    registers,
  });
  const parkedEvents = new Counter({
    name: "hub_gateway_parked_events_total",
    help: "Events that could not be read or shown and were put aside, by member",
    labelNames: ["member"],
    registers,
  });
  const liveQueryRuns = new Counter({
    name: "hub_gateway_live_query_runs_total",
    help: "How often live queries were run, the first time included",
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    observeRequest: (status, seconds) => requestsOf(status).observe(seconds),
    observeRefusal: (code) => refusals.inc({ code }),
    observeFault: (where) => faults.inc({ where }),
    observeMember: (member, outcome, seconds) => memberRequests.observe({ member, outcome }, seconds),
    observeParked: (member) => parkedEvents.inc({ member }),
    observeLiveQueryRun: () => liveQueryRuns.inc(),
    watchLiveQueries(counts) {
      const gauge = (name: string, help: string, value: () => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(value());
          },
        });
      gauge("hub_gateway_live_queries", "Different live queries", () => counts().queries);
      gauge("hub_gateway_live_query_watchers", "Those who watch them", () => counts().watchers);
      gauge("hub_gateway_live_query_reads", "What live queries wait for changes of", () => counts().reads);
    },
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
    watchLive(figures) {
      const watch = (name: string, help: string, read: (figures: LiveFigures) => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(read(figures()));
          },
        });
      watch("hub_gateway_live_channels", "Different subscriptions under way", (live) => live.channels);
      watch("hub_gateway_live_subscribers", "Clients of subscriptions", (live) => live.subscribers);
      watch("hub_gateway_live_behind", "Of those, clients that catch up", (live) => live.behind);
      watch("hub_gateway_live_readers", "Readers of the members' events", (live) => live.readers);
      watch("hub_gateway_live_deliveries", "Payloads written to clients", (live) => live.deliveries);
    },
    watchAccessLog(figures) {
      new Gauge({
        name: "hub_gateway_access_log_spool_bytes",
        help: "Access log on this gateway's disk that the member that keeps it has not taken over",
        registers,
        collect() {
          this.set(figures().spoolBytes);
        },
      });
      new Gauge({
        name: "hub_gateway_access_log_refused",
        help: "Answers refused since the start because the access log could not be written",
        registers,
        collect() {
          this.set(figures().refused);
        },
      });
    },
    watchQuotas(figures) {
      new Gauge({
        name: "hub_gateway_callers",
        help: "Addresses that have anything under way",
        registers,
        collect() {
          this.set(figures().callers);
        },
      });
      new Gauge({
        name: "hub_gateway_used",
        help: "How much of what is limited in all is used",
        labelNames: ["resource"],
        registers,
        collect() {
          for (const [resource, amount] of Object.entries(figures().used)) this.set({ resource }, amount);
        },
      });
    },
    observeSlowReader: () => slowReaders.inc(),
  };
}
