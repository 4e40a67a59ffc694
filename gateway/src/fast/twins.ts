import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Faults } from "../errors/faults.js";
import { type AnswerForm, writtenHead } from "../transport/answer-head.js";
import { LastDeparture } from "../transport/last-departure.js";
import { connectionOf, type HttpConnection, type Recogniser, type Taken } from "./http-connection.js";

/** More would let the clients of one answer begin the next one before all have got the first. */
const ANSWERS_PER_TURN = 4;

export interface TwinsOptions {
  /** Another one after every change that passes through this gateway. */
  readonly moment: () => object;
  readonly keepAliveMs: number;
  readonly faults: Faults;
  /** Told of every answer to a request that was not read. */
  readonly observe: (status: number, seconds: number) => void;
}

/** A request that has been read. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly form: AnswerForm;
}

/** An answer under way, and how many still wait for it. */
interface Twin {
  readonly answer: Promise<Buffer>;
  readonly gone: AbortController;
  readonly requestId: string | undefined;
  waiting: number;
  /** By the bytes of their requests, those that were not read. */
  readonly unread: Map<string, Alike>;
}

/** Requests with the same bytes that are to be answered without being read. */
interface Alike {
  readonly twin: Twin;
  /** With the id of the request that was read first: the one that members were told. */
  readonly form: AnswerForm;
  readonly waiting: Set<Unread>;
  /** The answer as a whole HTTP message, once it is known. */
  message: Buffer | undefined;
}

/**
 * Lets identical queries that are asked at the same time share one answer, its bytes included.
 *
 * Whoever would get the same answer is told by the key: the body as it was sent and the headers that change what it
 * means or who asks. Once a request has been read and its key is known, one of the same bytes is not read at all:
 * reading takes longer than everything else that is done for a shared answer.
 *
 * An answer is under way until everybody who waited for it when it came has got it. Nobody joins one that may be older
 * than something he has been told: every change that passes through this gateway begins another moment, and answers
 * of different moments are not shared.
 */
export class Twins implements Recogniser {
  readonly #options: TwinsOptions;
  #moment: object | undefined;
  #underWay = new Map<string, Twin>();
  #byBytes = new Map<string, Alike>();
  #unreadCount = 0;
  readonly #lastDeparture = new LastDeparture();
  #isClosed = false;

  constructor(options: TwinsOptions) {
    this.#options = options;
  }

  /** The answer to the identical query that is being answered already, if there is one. */
  join(key: string, exchange: Exchange): Promise<Buffer> | undefined {
    const twin = this.#isSameMoment() ? this.#underWay.get(key) : undefined;
    if (!twin || twin.gone.signal.aborted) return undefined;
    this.#wait(twin, exchange);
    return twin.answer;
  }

  /** Answers the query for everybody who joins; the signal tells when nobody waits any more. */
  lead(key: string, exchange: Exchange, answer: (signal: AbortSignal) => Promise<Buffer>): Promise<Buffer> {
    if (!this.#isSameMoment()) {
      this.#moment = this.#options.moment();
      this.#underWay = new Map();
      this.#byBytes = new Map();
    }
    const gone = new AbortController();
    const { requestId } = exchange.form;
    const twin: Twin = { answer: answer(gone.signal), gone, requestId, waiting: 0, unread: new Map() };
    const forget = this.#remember(key, twin);
    const answerAll = async (bytes: Buffer) => {
      await this.#answerAll(twin, bytes);
      forget();
    };
    const handBack = () => {
      forget();
      handBackAll(twin);
    };
    const cutOff = () => {
      forget();
      for (const { connection } of waitingFor(twin)) connection.destroy();
    };
    const { faults } = this.#options;
    twin.answer.then(
      faults.guard("shared answer", answerAll, cutOff),
      faults.guard("shared answer", handBack, cutOff),
    );
    this.#wait(twin, exchange);
    return twin.answer;
  }

  recognise(bytes: Buffer, connection: HttpConnection): Taken | undefined {
    if (this.#byBytes.size === 0 || this.#isClosed || !this.#isSameMoment()) return undefined;
    const alike = this.#byBytes.get(bytes.toString("latin1"));
    if (!alike || alike.twin.gone.signal.aborted) return undefined;
    const unread = new Unread(connection, alike, this.#unreadEnded);
    this.#unreadCount += 1;
    if (alike.message) connection.answer(alike.message);
    return unread;
  }

  /** From now on every request is read; resolves when those that were not have been answered, or after the limit. */
  async close(limitMs: number): Promise<void> {
    this.#isClosed = true;
    if (this.#unreadCount > 0) await this.#lastDeparture.wait(limitMs);
  }

  #isSameMoment(): boolean {
    return this.#moment === this.#options.moment();
  }

  #remember(key: string, twin: Twin): () => void {
    const [underWay, byBytes] = [this.#underWay, this.#byBytes];
    underWay.set(key, twin);
    return () => {
      underWay.delete(key);
      for (const bytes of twin.unread.keys()) byBytes.delete(bytes);
    };
  }

  #wait(twin: Twin, { request, response, form }: Exchange): void {
    twin.waiting += 1;
    const left = () => {
      if (!response.writableFinished) leave(twin);
    };
    response.once(
      "close",
      this.#options.faults.guard("shared answer left", left, () => leave(twin)),
    );
    const bytes = connectionOf(request).bytesOf(request)?.toString("latin1");
    if (bytes === undefined || twin.unread.has(bytes)) return;
    const alike = {
      twin,
      form: { ...form, requestId: twin.requestId },
      waiting: new Set<Unread>(),
      message: undefined,
    };
    twin.unread.set(bytes, alike);
    this.#byBytes.set(bytes, alike);
  }

  /** A few per turn of the event loop: who asks in between still joins, and all others get their turn. */
  async #answerAll({ unread }: Twin, bytes: Buffer): Promise<void> {
    let count = 0;
    for (const alike of unread.values()) {
      const head = writtenHead(alike.form, bytes.length, this.#options.keepAliveMs);
      alike.message = Buffer.concat([Buffer.from(head, "latin1"), bytes]);
      for (const { connection } of [...alike.waiting]) {
        connection.answer(alike.message);
        count += 1;
        if (count % ANSWERS_PER_TURN === 0) await nextTurn();
      }
    }
  }

  readonly #unreadEnded = (unread: Unread, isAnswered: boolean): void => {
    this.#unreadCount -= 1;
    if (isAnswered) this.#options.observe(200, unread.seconds);
    if (this.#unreadCount === 0) this.#lastDeparture.hasHappened();
  };
}

/** A request that was recognised, until it is answered, read after all, or its client has gone. */
class Unread implements Taken {
  readonly #beginMs = performance.now();

  constructor(
    readonly connection: HttpConnection,
    private readonly alike: Alike,
    private readonly ended: (unread: Unread, isAnswered: boolean) => void,
  ) {
    alike.twin.waiting += 1;
    alike.waiting.add(this);
  }

  get seconds(): number {
    return (performance.now() - this.#beginMs) / 1_000;
  }

  end(isAnswered: boolean): void {
    this.alike.waiting.delete(this);
    this.ended(this, isAnswered);
    if (!isAnswered) leave(this.alike.twin);
  }
}

function waitingFor({ unread }: Twin): Unread[] {
  return [...unread.values()].flatMap(({ waiting }) => [...waiting]);
}

/** There is no answer for all: each has its own. */
function handBackAll(twin: Twin): void {
  for (const { connection } of waitingFor(twin)) connection.handBack();
}

/** One has gone that did not get the answer. */
function leave(twin: Twin): void {
  twin.waiting -= 1;
  if (twin.waiting === 0) twin.gone.abort();
}
