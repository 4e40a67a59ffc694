/**
 * Nothing ends the process.
 *
 * An exception that leaves a handler which Node calls would end the process, and with it everybody's connections. So
 * every such handler stands behind `guard`: what fails in it ends the one connection, request or stream it is about,
 * and whoever waits there is told. What slips through all the same is caught by `catchUncaught`, which does not know
 * whom it concerns and can but count it.
 */
import { randomUUID } from "node:crypto";
import { isPromise } from "node:util/types";
import type { Logger } from "pino";
import { logUnderId } from "./masking.js";

/** Every place where something may fail that nobody else catches. */
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
  /** Told of each. */
  readonly observe?: ((where: FaultSite) => void) | undefined;
}

/** Ends what a handler was about; the id is the one that the log names the fault by. */
type EndFault<Args extends unknown[]> = (errorId: string, ...args: Args) => void;

/** Takes note of faults, and keeps them from ending more than what they happened in. */
export class Faults {
  readonly #options: FaultsOptions;
  readonly #counts = new Map<FaultSite, number>();

  constructor(options: FaultsOptions) {
    this.#options = options;
  }

  /** How often there was one, for operators; places without one are left out. */
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
        "A fault ended what it happened in",
      );
    } catch {
      // Recording a fault must not cause another. The count stands; the log knows no such id.
      return randomUUID();
    }
  }

  /** The handler, for Node to call: it never throws, and no promise of it is rejected. */
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

  /** Does what nobody waits for. */
  run(where: FaultSite, task: () => unknown, end: EndFault<[]>): void {
    this.guard(where, task, end)();
  }

  /**
   * Called wherever something may fail. It does nothing: tests put it in the place of what fails. Where a closure per
   * call would cost too much, a handler calls it itself, within its own `try`.
   */
  enter(_where: FaultSite): void {}

  /** The last net. What was under way when it is needed may be left as it is: nobody knows what that was. */
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
