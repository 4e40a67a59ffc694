import { setImmediate as nextTurn } from "node:timers/promises";
import type { Faults } from "../errors/faults.js";
import { Drain } from "../transport/connections/drain.js";
import {
  connectionOf,
  type HttpConnection,
  type InterceptedRequest,
  type RequestInterceptor,
} from "../transport/connections/http-connection.js";
import { type AnswerForm, writtenHead } from "../transport/headers/answer-head.js";
import type { SharedAnswers, SharedExchange } from "../transport/http/shared-answers.js";

/** With more, clients of one answer would start the next one before all have got the first. */
const ANSWERS_PER_TURN = 4;

export interface SingleFlightOptions {
  /** A different object after every change that passes through this gateway. */
  readonly dataVersion: () => object;
  /** The answer that an account has got as another one gets it, which may see the same. */
  readonly readdress: (answer: Buffer, from: string, to: string) => Buffer;
  readonly keepAliveMs: number;
  readonly faults: Faults;
  /** Called for every answer to a request that was not read. */
  readonly observe: (status: number, seconds: number) => void;
}

/** An answer under way, and how many still wait for it. */
interface Flight {
  /** As the account gets it that began it. */
  readonly answer: Promise<Buffer>;
  readonly account: string;
  /** As others get it. */
  readonly readdressed: Map<string, Buffer>;
  readonly gone: AbortController;
  readonly requestId: string | undefined;
  /** Called for each who has got the answer without having begun it. */
  readonly onShared: () => void;
  waiting: number;
  /** Requests that were not read, by their bytes. */
  readonly unread: Map<string, UnreadGroup>;
}

/** Requests with the same bytes that will be answered without being read. */
interface UnreadGroup {
  readonly flight: Flight;
  /** Has the id of the request that was read first, the one that members know. */
  readonly form: AnswerForm;
  readonly account: string;
  /** From then on the same bytes show what has expired, and have to be read. */
  readonly validUntilMs: number;
  readonly waiting: Set<Unread>;
  /** The answer, once those who waited for it are sent it. */
  answer: Buffer | undefined;
  /** The same as a complete HTTP message, once somebody was sent it. */
  message: Buffer | undefined;
}

/**
 * Single flight: identical concurrent queries share one answer, down to its bytes.
 *
 * The key says who would get the same answer: the body as it was sent, the headers that change its meaning, and what the
 * caller may see. Once a request has been read and its key is known, a request with the same bytes is not read at all: reading
 * takes longer than everything else done for a shared answer.
 *
 * A flight ends when everybody who was waiting when the answer came has got it. Nobody joins one that may be older than
 * what its client already knows: every change that passes through this gateway starts another data version, and answers
 * of different versions are not shared.
 */
export class SingleFlight implements SharedAnswers, RequestInterceptor {
  readonly #options: SingleFlightOptions;
  #dataVersion: object | undefined;
  #underWay = new Map<string, Flight>();
  #byBytes = new Map<string, UnreadGroup>();
  #unreadCount = 0;
  readonly #drain = new Drain();
  #isClosed = false;

  constructor(options: SingleFlightOptions) {
    this.#options = options;
  }

  join(key: string, exchange: SharedExchange): Promise<Buffer> | undefined {
    const flight = this.#isSameVersion() ? this.#underWay.get(key) : undefined;
    if (!flight || flight.gone.signal.aborted) return undefined;
    this.#wait(flight, exchange);
    return this.#sharedAnswer(flight, exchange.account);
  }

  async #sharedAnswer(flight: Flight, account: string): Promise<Buffer> {
    const bytes = await flight.answer;
    flight.onShared();
    return this.#readdress(flight, bytes, account);
  }

  #readdress({ account: from, readdressed }: Flight, bytes: Buffer, to: string): Buffer {
    if (to === from) return bytes;
    const known = readdressed.get(to) ?? this.#options.readdress(bytes, from, to);
    readdressed.set(to, known);
    return known;
  }

  lead(
    key: string,
    exchange: SharedExchange,
    answer: (signal: AbortSignal) => Promise<Buffer>,
    onShared: () => void,
  ): Promise<Buffer> {
    if (!this.#isSameVersion()) {
      this.#dataVersion = this.#options.dataVersion();
      this.joinNoMore();
    }
    const gone = new AbortController();
    const { requestId } = exchange.form;
    const flight: Flight = {
      ...{ answer: answer(gone.signal), account: exchange.account, gone, requestId, onShared },
      ...{ readdressed: new Map(), waiting: 0, unread: new Map() },
    };
    const forget = this.#remember(key, flight);
    const answerAll = async (bytes: Buffer) => {
      await this.#answerAll(flight, bytes);
      forget();
    };
    const handBack = () => {
      forget();
      handBackAll(flight);
    };
    const cutOff = () => {
      forget();
      for (const { connection } of waitingFor(flight)) connection.destroy();
    };
    const { faults } = this.#options;
    flight.answer.then(
      faults.guard("shared answer", answerAll, cutOff),
      faults.guard("shared answer", handBack, cutOff),
    );
    this.#wait(flight, exchange);
    return flight.answer;
  }

  /** Whoever comes now gets an answer that begins now: somebody's rights are others than before. */
  joinNoMore(): void {
    this.#underWay = new Map();
    this.#byBytes = new Map();
  }

  intercept(bytes: Buffer, connection: HttpConnection): InterceptedRequest | undefined {
    if (this.#byBytes.size === 0 || this.#isClosed || !this.#isSameVersion()) return undefined;
    const group = this.#byBytes.get(bytes.toString("latin1"));
    if (!group || group.flight.gone.signal.aborted || group.validUntilMs <= Date.now()) return undefined;
    const unread = new Unread(connection, group, this.#unreadEnded);
    this.#unreadCount += 1;
    if (group.answer) connection.answer(this.#messageOf(group, group.answer));
    return unread;
  }

  /** Reads every request from now on. Resolves when the unread ones have been answered, or after the limit. */
  async close(limitMs: number): Promise<void> {
    this.#isClosed = true;
    if (this.#unreadCount > 0) await this.#drain.wait(limitMs);
  }

  #isSameVersion(): boolean {
    return this.#dataVersion === this.#options.dataVersion();
  }

  #remember(key: string, flight: Flight): () => void {
    const [underWay, byBytes] = [this.#underWay, this.#byBytes];
    underWay.set(key, flight);
    return () => {
      underWay.delete(key);
      for (const bytes of flight.unread.keys()) byBytes.delete(bytes);
    };
  }

  #wait(flight: Flight, { request, response, form, account, validUntilMs }: SharedExchange): void {
    flight.waiting += 1;
    const left = () => {
      if (!response.writableFinished) leave(flight);
    };
    response.once(
      "close",
      this.#options.faults.guard("shared answer left", left, () => leave(flight)),
    );
    const bytes = connectionOf(request).bytesOf(request)?.toString("latin1");
    if (bytes === undefined || flight.unread.has(bytes)) return;
    const group = {
      flight,
      form: { ...form, requestId: flight.requestId },
      account,
      validUntilMs,
      waiting: new Set<Unread>(),
      ...{ answer: undefined, message: undefined },
    };
    flight.unread.set(bytes, group);
    this.#byBytes.set(bytes, group);
  }

  /** A few per turn of the event loop: new requests can still join, and all other work gets its turn. */
  async #answerAll(flight: Flight, answer: Buffer): Promise<void> {
    let count = 0;
    for (const group of flight.unread.values()) {
      group.answer = answer;
      for (const { connection } of [...group.waiting]) {
        connection.answer(this.#messageOf(group, answer));
        count += 1;
        if (count % ANSWERS_PER_TURN === 0) await nextTurn();
      }
    }
  }

  /** Not made before somebody waits for it: mostly nobody joins, and it is a copy of the whole answer. */
  #messageOf(group: UnreadGroup, answer: Buffer): Buffer {
    if (group.message) return group.message;
    const bytes = this.#readdress(group.flight, answer, group.account);
    const head = writtenHead(group.form, bytes.length, this.#options.keepAliveMs);
    group.message = Buffer.concat([Buffer.from(head, "latin1"), bytes]);
    return group.message;
  }

  readonly #unreadEnded = (unread: Unread, isAnswered: boolean): void => {
    this.#unreadCount -= 1;
    if (isAnswered) this.#options.observe(200, unread.seconds);
    if (this.#unreadCount === 0) this.#drain.done();
  };
}

/** A request that was recognised, until it is answered, read after all, or its client has gone. */
class Unread implements InterceptedRequest {
  readonly #beginMs = performance.now();

  constructor(
    readonly connection: HttpConnection,
    private readonly group: UnreadGroup,
    private readonly ended: (unread: Unread, isAnswered: boolean) => void,
  ) {
    group.flight.waiting += 1;
    group.waiting.add(this);
  }

  get seconds(): number {
    return (performance.now() - this.#beginMs) / 1_000;
  }

  end(isAnswered: boolean): void {
    this.group.waiting.delete(this);
    this.ended(this, isAnswered);
    if (isAnswered) this.group.flight.onShared();
    else leave(this.group.flight);
  }
}

function waitingFor({ unread }: Flight): Unread[] {
  return [...unread.values()].flatMap(({ waiting }) => [...waiting]);
}

/** There is no answer to share: each request gets its own. */
function handBackAll(flight: Flight): void {
  for (const { connection } of waitingFor(flight)) connection.handBack();
}

/** A client has gone without its answer. */
function leave(flight: Flight): void {
  flight.waiting -= 1;
  if (flight.waiting === 0) flight.gone.abort();
}
