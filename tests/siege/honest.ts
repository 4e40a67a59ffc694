/** Those who use the hub as it is meant while it is attacked, each from an address of his own. */
import { once } from "node:events";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";
import { Latencies } from "./latencies.js";
import { ITEMS } from "./subgraphs.js";

const QUESTION = "query ($id: ID!) { item(id: $id) { id title state note } }";
const WATCH = "subscription ($id: ID!) { itemChanged(itemId: $id) { sentAt item { id title note } } }";
/** A change that is told later is no news. */
const LATE_MS = 1_000;

/** What was seen since the beginning of a phase. */
export class Observations {
  readonly answers = new Latencies();
  readonly deliveries = new Latencies();
  failedAnswers = 0;
  failedDeliveries = 0;
  readonly examples: string[] = [];

  get lateDeliveries(): number {
    return this.deliveries.countAbove(LATE_MS);
  }

  note(example: string): void {
    if (this.examples.length < 5) this.examples.push(example.slice(0, 300));
  }
}

export interface HonestPlan {
  readonly host: string;
  readonly port: number;
  readonly clients: number;
  readonly watchers: number;
  /** How often each client asks. */
  readonly everyMs: number;
}

export class Honest implements AsyncDisposable {
  readonly #plan: HonestPlan;
  readonly #stopped = new AbortController();
  readonly #clients: Promise<void>[] = [];
  readonly #watchers: Watcher[] = [];
  observations = new Observations();

  private constructor(plan: HonestPlan) {
    this.#plan = plan;
  }

  /** Resolves when all watch and ask. */
  static async begin(plan: HonestPlan): Promise<Honest> {
    const honest = new Honest(plan);
    for (let index = 0; index < plan.watchers; index++) {
      const watcher = new Watcher(plan, index, () => honest.observations);
      honest.#watchers.push(watcher);
      await watcher.begin();
    }
    for (let index = 0; index < plan.clients; index++) honest.#clients.push(honest.#ask(index));
    return honest;
  }

  /** What is seen from now on is counted apart. */
  beginPhase(): Observations {
    this.observations = new Observations();
    return this.observations;
  }

  /** How many changes watchers were not told of, given how often each item has changed. */
  missed(told: readonly number[]): number {
    return this.#watchers.reduce((sum, { item, count }) => sum + (told[item] ?? 0) - count, 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    await Promise.all(this.#clients);
    for (const watcher of this.#watchers) watcher.end();
  }

  async #ask(index: number): Promise<void> {
    const { everyMs } = this.#plan;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { signal } = this.#stopped;
    await pause((everyMs * index) / this.#plan.clients);
    for (let count = 0; !signal.aborted; count += 1) {
      const beginMs = performance.now();
      const observations = this.observations;
      const text = await this.#answer(agent, index, `c${index}n${count}`).catch(String);
      observations.answers.add(performance.now() - beginMs);
      if (!text.startsWith('{"data":{"item":{')) {
        observations.failedAnswers += 1;
        observations.note(text);
      }
      await pause(Math.max(0, beginMs + everyMs - performance.now()));
    }
    agent.destroy();
  }

  async #answer(agent: Agent, index: number, id: string): Promise<string> {
    const { host, port } = this.#plan;
    const localAddress = addressOf(1, index);
    const sent = request({
      host,
      port,
      localAddress,
      agent,
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json" },
    });
    sent.end(JSON.stringify({ query: QUESTION, variables: { id } }));
    const [response] = await once(sent, "response");
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) text += chunk;
    return text;
  }
}

class Watcher {
  readonly item: number;
  count = 0;
  readonly #socket: WebSocket;
  readonly #observations: () => Observations;
  #isOver = false;

  constructor({ host, port }: HonestPlan, index: number, observations: () => Observations) {
    this.item = index % ITEMS;
    this.#observations = observations;
    const options = { localAddress: addressOf(2, index) };
    this.#socket = new WebSocket(`ws://${host}:${port}/graphql`, "graphql-transport-ws", options);
  }

  /** Resolves when nothing is missed any more. */
  async begin(): Promise<void> {
    await once(this.#socket, "open");
    this.#socket.send('{"type":"connection_init"}');
    await once(this.#socket, "message");
    const payload = { query: WATCH, variables: { id: `i${this.item}` }, extensions: { startCursor: true } };
    this.#socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
    await once(this.#socket, "message");
    this.#socket.on("message", (data) => this.#receive(String(data)));
    this.#socket.on("close", (code, reason) => this.#fail(`closed ${code} ${reason}`));
  }

  end(): void {
    this.#isOver = true;
    this.#socket.terminate();
  }

  #receive(message: string): void {
    if (message.includes('"type":"ping"')) return;
    const sentAt = /"sentAt":"([\d.]+)"/.exec(message)?.[1];
    if (sentAt === undefined || message.includes('"errors"')) {
      this.#fail(message);
      return;
    }
    this.count += 1;
    this.#observations().deliveries.add(performance.timeOrigin + performance.now() - Number(sentAt));
  }

  #fail(example: string): void {
    if (this.#isOver) return;
    const observations = this.#observations();
    observations.failedDeliveries += 1;
    observations.note(example);
  }
}

function addressOf(network: number, index: number): string {
  return `127.0.${network}.${index + 1}`;
}
