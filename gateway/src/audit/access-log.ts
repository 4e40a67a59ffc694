/**
 * The access log of this gateway: what has been asked for, by whom, and what came of it.
 *
 *   answer ──record──▶ Spool (on disk before who is signed in is answered) ──HandOver──▶ the member that keeps the log
 *   shared answers, messages of streams, who is not signed in ──count──▶ Tallies, by the second ──▶ Spool
 */
import type { AccessedOperation, AccessWay } from "@hub/schema/access-record";
import type { Caller } from "@hub/schema/signed-request";
import type { Logger } from "pino";
import type { Faults } from "../errors/faults.js";
import { RequestRefusal, refuseForNow } from "../errors/request-refusal.js";
import type { AccessedOperations } from "../operation/accessed-operations.js";
import type { PreparedOperation } from "../operation/prepared-operation.js";
import type { ByteText } from "../wire/byte-text.js";
import { countRows, type Outcome, outcomeOf, outcomeOfErrors } from "./answer-outcome.js";
import { keepHeads } from "./chain-heads.js";
import { HandOver } from "./hand-over.js";
import type { recordAccessBy } from "./record-access.js";
import { type NewRecord, Spool } from "./spool.js";
import { type Counted, Tallies, type Tally } from "./tallies.js";

/** One access, or several of one operation. */
interface Access extends Outcome {
  readonly operation: AccessedOperation;
  readonly caller: Caller;
  readonly purpose: string | undefined;
  readonly way: AccessWay;
  readonly rows: number | null;
}

/** The file of a list: what it asked for, and how much of it. */
export interface ExportedList {
  readonly accessed: AccessedOperations;
  readonly caller: Caller;
  readonly purpose: string | undefined;
}

/** What is recorded. Whoever is not signed in is only counted, and never waited for. */
export interface AccessLog {
  /** @throws RequestRefusal to who is signed in, while nothing can be recorded */
  admit(caller: Caller): void;
  /** An operation that was answered. Rejects with a RequestRefusal where that could not be recorded. */
  answered(prepared: PreparedOperation, caller: Caller, answer: ByteText): Promise<void> | undefined;
  /** A stream that begins. Rejects as `answered` does. */
  began(prepared: PreparedOperation, caller: Caller): Promise<void> | undefined;
  /** The same for a file. */
  exportBegan(list: ExportedList): Promise<void> | undefined;
  /** A link by which a file is taken without signing in. Rejects as `answered` does. */
  linkMade(
    operation: AccessedOperation,
    caller: Caller,
    purpose: string | undefined,
  ): Promise<void> | undefined;
  /** A file that has ended: with all its rows, or cut off. */
  exportEnded(list: ExportedList, rows: number, isWhole: boolean): void;
  /** A file that was refused; recorded where it was for a right that is missing. */
  exportRefused(list: ExportedList, error: unknown): void;
  /** An operation that was refused; recorded where it was for a right that is missing. */
  refused(
    accessed: AccessedOperations,
    kind: PreparedOperation["kind"],
    caller: Caller,
    purpose: string | undefined,
    error: unknown,
  ): void;
  /** An answer that somebody shared. */
  shared(prepared: PreparedOperation, caller: Caller): void;
  /** Messages of a stream that were sent. */
  delivered(prepared: PreparedOperation, caller: Caller, count: number): void;
}

/** Of a gateway that keeps none. */
export const NO_ACCESS_LOG: AccessLog = {
  admit() {},
  answered: () => undefined,
  began: () => undefined,
  exportBegan: () => undefined,
  linkMade: () => undefined,
  exportEnded() {},
  exportRefused() {},
  refused() {},
  shared() {},
  delivered() {},
};

export interface AccessLogOptions {
  readonly directory: string;
  readonly record: ReturnType<typeof recordAccessBy>;
  /** Under which version the rights of now are known. */
  readonly rightsVersion: () => string | undefined;
  readonly logger: Logger;
  readonly faults: Faults;
}

export interface AccessLogFigures {
  /** Written and not yet taken over. */
  readonly spoolBytes: number;
  /** Refused because they could not be recorded. */
  readonly refused: number;
}

const KIND_OF = { query: "QUERY", mutation: "MUTATION", subscription: "SUBSCRIPTION" } as const;
const TICK_MS = 1_000;
const RETRY_AFTER_MS = 10_000;
const ALLOWED: Outcome = { outcome: "ALLOWED", code: null };
/** Records of what has happened already and could not be written, such as mutations. */
const MOST_LATE = 10_000;

export class SpooledAccessLog implements AccessLog {
  readonly #options: AccessLogOptions;
  readonly #spool: Spool;
  readonly #handOver: HandOver;
  readonly #tallies = new Tallies();
  readonly #organisations = new WeakMap<object, readonly string[]>();
  #late: Tally[] = [];
  #refused = 0;
  #handingOver: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: AccessLogOptions) {
    this.#options = options;
    const { directory, record, logger } = options;
    this.#spool = new Spool(directory);
    this.#handOver = new HandOver({
      directory,
      record: async (spool, lines) => keepHeads(directory, await record(spool, lines)),
      logger,
    });
  }

  get figures(): AccessLogFigures {
    return { spoolBytes: this.#handOver.waitingBytes, refused: this.#refused };
  }

  start(): void {
    this.#wait();
  }

  /** Writes what is counted, and hands over what it can. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#handingOver;
    await this.#writeTallies(true);
    await this.#spool.close();
    await this.#handOver.run();
  }

  admit({ rights }: Caller): void {
    if (rights === undefined || !this.#spool.isFailing) return;
    this.#refused += 1;
    throw notRecorded("QUERY");
  }

  answered(prepared: PreparedOperation, caller: Caller, answer: ByteText): Promise<void> | undefined {
    const operation = prepared.accessed.as(KIND_OF[prepared.kind]);
    const rows = caller.rights && countRows(answer);
    return this.#record({
      ...{ operation, caller, purpose: prepared.purpose, way: "OWN", rows: rows ?? null },
      ...outcomeOf(answer),
    });
  }

  began(prepared: PreparedOperation, caller: Caller): Promise<void> | undefined {
    const operation = prepared.accessed.as(prepared.live ? "LIVE_QUERY" : "SUBSCRIPTION");
    return this.#record({ operation, caller, purpose: prepared.purpose, way: "OWN", rows: null, ...ALLOWED });
  }

  exportBegan({ accessed, caller, purpose }: ExportedList): Promise<void> | undefined {
    return this.#record({
      operation: accessed.as("EXPORT"),
      caller,
      purpose,
      way: "OWN",
      rows: null,
      ...ALLOWED,
    });
  }

  linkMade(
    operation: AccessedOperation,
    caller: Caller,
    purpose: string | undefined,
  ): Promise<void> | undefined {
    return this.#record({ operation, caller, purpose, way: "OWN", rows: null, ...ALLOWED });
  }

  exportEnded({ accessed, caller, purpose }: ExportedList, rows: number, isWhole: boolean): void {
    const operation = accessed.as("EXPORT");
    const outcome = isWhole ? ALLOWED : ({ outcome: "FAILED", code: null } as const);
    this.#recordLater({
      operation,
      caller,
      purpose,
      way: "STREAMED",
      rows: caller.rights ? rows : null,
      ...outcome,
    });
  }

  refused(
    accessed: AccessedOperations,
    kind: PreparedOperation["kind"],
    caller: Caller,
    purpose: string | undefined,
    error: unknown,
  ): void {
    this.#recordDenial({ operation: accessed.as(KIND_OF[kind]), caller, purpose }, error);
  }

  exportRefused({ accessed, caller, purpose }: ExportedList, error: unknown): void {
    this.#recordDenial({ operation: accessed.as("EXPORT"), caller, purpose }, error);
  }

  #recordDenial(access: Pick<Access, "operation" | "caller" | "purpose">, error: unknown): void {
    if (!(error instanceof RequestRefusal)) return;
    const outcome = outcomeOfErrors(error.errors);
    if (outcome.outcome === "DENIED") this.#recordLater({ ...access, way: "OWN", rows: null, ...outcome });
  }

  shared(prepared: PreparedOperation, caller: Caller): void {
    this.#count(prepared.accessed.as("QUERY"), caller, "SHARED", 1);
  }

  delivered(prepared: PreparedOperation, caller: Caller, count: number): void {
    const operation = prepared.accessed.as(prepared.live ? "LIVE_QUERY" : "SUBSCRIPTION");
    this.#count(operation, caller, "STREAMED", count);
  }

  #count(operation: AccessedOperation, caller: Caller, way: AccessWay, count: number): void {
    this.#tallies.add(this.#counted({ operation, caller, way, rows: null, ...ALLOWED }), count);
  }

  /** Undefined where there is nothing to wait for. */
  #record(access: Access): Promise<void> | undefined {
    if (access.caller.rights === undefined) {
      this.#tallies.add(this.#counted(access), 1);
      return undefined;
    }
    const record = this.#recordOf(access);
    return this.#spool.append(record, access.operation).catch((error: unknown) => {
      this.#refused += 1;
      const { kind } = access.operation;
      this.#options.logger.error({ err: error }, "The access log cannot be written");
      // It has happened: it is recorded as soon as that is possible.
      if (kind === "MUTATION") this.#keepLate({ record, operation: access.operation });
      throw notRecorded(kind);
    });
  }

  /** What nobody waits for: it is recorded as soon as possible. */
  #recordLater(access: Access): void {
    if (access.caller.rights === undefined) this.#tallies.add(this.#counted(access), 1);
    else this.#keepLate({ record: this.#recordOf(access), operation: access.operation });
  }

  #keepLate(late: Tally): void {
    if (this.#late.length < MOST_LATE) this.#late.push(late);
  }

  #recordOf(access: Access): NewRecord {
    const { record } = this.#counted(access);
    const { caller, purpose = null } = access;
    return { at: new Date().toISOString(), account: caller.id, ...record, purpose, count: 1 };
  }

  #counted({ operation, caller, way, rows, outcome, code }: Omit<Access, "purpose">): Counted {
    const isSignedIn = caller.rights !== undefined;
    return {
      operation,
      record: {
        organisations: this.#organisationsOf(caller),
        rightsVersion: (isSignedIn ? this.#options.rightsVersion() : undefined) ?? null,
        agreements: caller.agreements ?? NONE,
        ...{ way, outcome, code, rows },
      },
    };
  }

  #organisationsOf({ rights }: Caller): readonly string[] {
    if (rights === undefined || rights.length === 0) return NONE;
    const known = this.#organisations.get(rights);
    if (known) return known;
    const organisations = [...new Set(rights.map(({ organisationId }) => organisationId))].sort();
    this.#organisations.set(rights, organisations);
    return organisations;
  }

  #wait(): void {
    if (this.#isStopped) return;
    const { faults } = this.#options;
    const tick = faults.guard(
      "access log",
      () => this.#tick(),
      () => this.#wait(),
    );
    this.#timer = setTimeout(tick, TICK_MS).unref();
  }

  async #tick(): Promise<void> {
    await this.#spool.tidy();
    await this.#writeTallies(false);
    // A member that is silent must not hold up what is written.
    this.#handingOver ??= this.#handOver.run().finally(() => {
      this.#handingOver = undefined;
    });
    this.#wait();
  }

  async #writeTallies(isLast: boolean): Promise<void> {
    const late = this.#late;
    this.#late = [];
    const tallies = this.#tallies.take({ isLast });
    const write = async ({ record, operation }: Tally) => this.#spool.append(record, operation);
    const written = await Promise.allSettled([...late, ...tallies].map(write));
    const unwritten = [...late, ...tallies].filter((_, index) => written[index]?.status === "rejected");
    this.#late = [...unwritten.filter((one) => late.includes(one)), ...this.#late];
    this.#tallies.giveBack(unwritten.filter((one) => !late.includes(one)));
  }
}

const NONE: readonly string[] = [];

function notRecorded(kind: AccessedOperation["kind"]): RequestRefusal {
  if (kind === "MUTATION")
    return refuseForNow(
      "ACCESS_LOG_UNAVAILABLE",
      "Chưa ghi được nhật ký truy cập nên chưa trả lời; thay đổi có thể đã được lưu: hãy gửi lại sau ít phút với cùng mã chống ghi trùng / The access log cannot be written, so there is no answer; the change may have been made: send it again in some minutes with the same idempotency key",
      503,
      RETRY_AFTER_MS,
    );
  return refuseForNow(
    "ACCESS_LOG_UNAVAILABLE",
    "Chưa ghi được nhật ký truy cập nên chưa trả lời người đã đăng nhập; dữ liệu công khai vẫn đọc được khi không đăng nhập; hãy thử lại sau ít phút / The access log cannot be written, so nobody who is signed in is answered; what is public can be read without signing in; try again in some minutes",
    503,
    RETRY_AFTER_MS,
  );
}
