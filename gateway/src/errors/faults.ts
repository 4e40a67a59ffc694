/**
 * Nothing ends the process.
 *
 * An exception that leaves a handler called by Node would end the process and every connection with it. So each such
 * handler is wrapped in `guard`: a failure ends the one connection, request or stream it belongs to, and its client is
 * told. `catchUncaught` catches whatever still slips through; it cannot know whom that concerns and only counts it.
 */
import { randomUUID } from "node:crypto";
import { isPromise } from "node:util/types";
import type { Logger } from "pino";
import { logUnderId } from "./log-under-id.js";

/** Every place where an error may occur that nothing else catches. */
export const FAULT_SITES = [
  "connection",
  "connection data",
  "connection end",
  "connection error",
  "connection close",
  "connection timeout",
  "connection answered",
  "request",
  "request body",
  "rest of a request's body",
  "request close",
  "page writer",
  "operation",
  "upgrade",
  "websocket open",
  "websocket message",
  "websocket pong",
  "websocket error",
  "websocket closing",
  "websocket close",
  "websocket drain",
  "websocket beat",
  "websocket payload",
  "websocket initialisation limit",
  "websocket slow reader limit",
  "websocket close limit",
  "credentials expired",
  "rights",
  "access log",
  "leave",
  "stream close",
  "stream end",
  "stream error",
  "stream drain",
  "stream beat",
  "stream payload",
  "stream write limit",
  "reservation limit",
  "reserved stream",
  "shared answer",
  "shared answer left",
  "subscription",
  "subscription catching up",
  "subscriptions' end",
  "live query",
  "live query's wait",
  "live answer's wait",
  "live queries' news",
  "live queries' end",
  "feed reader",
  "member feed",
  "member feed's page",
  "member data",
  "member connection",
  "member connection error",
  "member connection end",
  "member connection close",
  "member's time limit",
  "member's answer given up",
  "member stream",
  "member socket",
  "supergraph look",
  "operators' request",
  "server error",
  "stop",
  "uncaught exception",
  "unhandled rejection",
] as const;

export type FaultSite = (typeof FAULT_SITES)[number];

export interface FaultsOptions {
  readonly logger: Logger;
  /** Called for each fault. */
  readonly observe?: ((where: FaultSite) => void) | undefined;
}

/** Ends what the handler was working on. The log names the fault by this id. */
type EndFault<Args extends unknown[]> = (errorId: string, ...args: Args) => void;

/** Records faults and keeps each from ending more than what it happened in. */
export class Faults {
  readonly #options: FaultsOptions;
  readonly #counts = new Map<FaultSite, number>();

  constructor(options: FaultsOptions) {
    this.#options = options;
  }

  /** How often each site had a fault, for operators. Sites without one are left out. */
  get counts(): ReadonlyMap<FaultSite, number> {
    return this.#counts;
  }

  /** Counts and logs the fault. Returns the id to give to the client. */
  report(where: FaultSite, error: unknown, details: object = {}): string {
    this.#counts.set(where, (this.#counts.get(where) ?? 0) + 1);
    try {
      this.#options.observe?.(where);
      return logUnderId(
        this.#options.logger,
        { err: error, where, ...details },
        "An internal error ended what it happened in",
      );
    } catch {
      // Recording a fault must not cause another. The count stands; the log knows no such id.
      return randomUUID();
    }
  }

  /** Wraps a handler for Node to call: it never throws, and no promise it returns rejects. */
  guard<Args extends unknown[]>(
    where: FaultSite,
    handler: (...args: Args) => unknown,
    end: EndFault<Args>,
  ): (...args: Args) => void {
    return (...args) => {
      try {
        this.enter(where);
        const result = handler(...args);
        if (isPromise(result)) result.catch((error: unknown) => this.#end(where, error, end, args));
      } catch (error) {
        this.#end(where, error, end, args);
      }
    };
  }

  /** Runs a task whose outcome nobody waits for. */
  run(where: FaultSite, task: () => unknown, end: EndFault<[]>): void {
    this.guard(where, task, end)();
  }

  /**
   * Called at every site, and does nothing; tests override it to make the site fail. A handler for which a closure per
   * call would be too expensive calls it itself, inside its own `try`.
   */
  enter(_where: FaultSite): void {}

  /** The last resort. Work that was under way may be left half done: nobody knows what it was. */
  catchUncaught(process: NodeJS.Process): void {
    process.on("uncaughtException", (error) => this.report("uncaught exception", error));
    process.on("unhandledRejection", (reason) => this.report("unhandled rejection", reason));
  }

  #end<Args extends unknown[]>(where: FaultSite, error: unknown, end: EndFault<Args>, args: Args): void {
    try {
      end(this.report(where, error), ...args);
    } catch (another) {
      this.report(where, another);
    }
  }
}
