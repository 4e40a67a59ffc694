import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import type { HubEvent } from "@hub/schema/event";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { refuse } from "../../errors/request-refusal.js";
import { EventFeed } from "../events/event-feed.js";
import type { FeedPositions } from "../events/feed-reader.js";
import type { LiveOperation } from "./channel.js";
import { Channels } from "./channels.js";
import { LivePayload } from "./live-payload.js";
import type { Ending, Receiver, Subscription } from "./subscription.js";

const logger = pino({ level: "silent" });

let relay: FakeRelay;
let feed: EventFeed;
let channels: Channels;
let evaluated: number[];

beforeEach(async () => {
  relay = await FakeRelay.start("association");
  feed = new EventFeed({
    relays: [{ member: relay.member, url: relay.url, sign: () => ({}) }],
    faults: new BreakableFaults(),
    logger,
    ringCapacity: 10,
  });
  await feed.start();
  channels = new Channels({ feed, faults: new BreakableFaults() });
  evaluated = [];
});

afterEach(async () => {
  await feed.stop();
  await relay[Symbol.asyncDispose]();
});

/** Tells each event's seq. */
const operation: LiveOperation = {
  matches: ({ type }) => type === "thing.changed",
  evaluate: async ({ seq }: HubEvent, cursor) => {
    evaluated.push(seq);
    return { payload: LivePayload.of({ data: { seq } }, cursor), isLasting: true };
  },
  tellGap: (gap, cursor) => LivePayload.of({ data: { gap: gap.code } }, cursor),
  cursorAt: (positions) => JSON.stringify([...positions]),
};

const tellsMember: LiveOperation = {
  ...operation,
  evaluate: async ({ member }, cursor) => ({
    payload: LivePayload.of({ data: { member } }, cursor),
    isLasting: true,
  }),
};

/** A client whose socket is full whenever `isFull` says so. */
class Client implements Receiver {
  readonly payloads: LivePayload[] = [];
  ending: Ending | undefined;
  isFull = false;
  readonly #subscription: Subscription;
  #wake = () => {};

  constructor(start: FeedPositions = feed.heads(), { key = "same", account = "an", asks = operation } = {}) {
    this.#subscription = channels.subscribe({ operation: key, account }, asks, start);
    this.#subscription.begin(this);
  }

  receive(payload: LivePayload): boolean {
    this.payloads.push(payload);
    this.#wake();
    return !this.isFull;
  }

  end(ending: Ending): void {
    this.ending = ending;
    this.#wake();
  }

  drain(): void {
    this.isFull = false;
    this.#subscription.resume();
  }

  close(): void {
    this.#subscription.close();
  }

  get seqs(): unknown[] {
    return this.payloads.map(({ json }) => JSON.parse(json.toString()).data.seq);
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async take(count: number): Promise<unknown[]> {
    await this.until(() => this.payloads.length >= count);
    return this.seqs;
  }
}

const after = (seq: number): FeedPositions => new Map([["association", { epoch: "e1", seq }]]);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function emit(count: number): void {
  for (let index = 0; index < count; index += 1) relay.emit("thing.changed", {});
}

describe("a channel", () => {
  it("tells events of different members apart that two clients come to the same positions by", async () => {
    await using education = await FakeRelay.start("education");
    const both = new EventFeed({
      relays: [relay, education].map(({ member, url }) => ({ member, url, sign: () => ({}) })),
      faults: new BreakableFaults(),
      logger,
      ringCapacity: 10,
    });
    await both.start();
    const channelsOfBoth = new Channels({ feed: both, faults: new BreakableFaults() });
    const watch = async (seqs: Readonly<Record<string, number>>, count: number) => {
      const start = new Map(Object.entries(seqs).map(([member, seq]) => [member, { epoch: "e1", seq }]));
      const told: string[] = [];
      const subscription = channelsOfBoth.subscribe({ operation: "same", account: "an" }, tellsMember, start);
      await new Promise<void>((resolve) => {
        subscription.begin({
          receive: ({ json }) => {
            told.push(JSON.parse(json.toString()).data.member);
            if (told.length === count) resolve();
            return true;
          },
          end: () => {},
        });
      });
      subscription.close();
      return told;
    };
    const live = watch({ association: 0, education: 0 }, 2);
    relay.emit("thing.changed", {});
    education.emit("thing.changed", {});
    expect((await live).sort()).toEqual(["association", "education"]);
    expect(await watch({ association: 0, education: 1 }, 1)).toEqual(["association"]);
    expect(await watch({ association: 1, education: 0 }, 1)).toEqual(["education"]);
    await both.stop();
  });

  it("evaluates an event once and hands everybody the very same payload", async () => {
    const clients = upTo(50).map(() => new Client());
    emit(3);
    for (const client of clients) expect(await client.take(3)).toEqual([1, 2, 3]);
    for (const client of clients) {
      client.payloads.forEach((payload, index) => {
        expect(payload).toBe(clients[0]?.payloads[index]);
      });
    }
    expect(evaluated).toEqual([1, 2, 3]);
    expect(feed.readerCount).toBe(1);
  });

  it("keeps a payload for those who come later only where several listen", async () => {
    const alone = new Client();
    emit(1);
    await alone.take(1);
    const late = new Client(after(0));
    await late.take(1);
    expect(evaluated).toEqual([1, 1]);
    emit(1);
    await Promise.all([alone.take(2), late.take(2)]);
    await new Client(after(1)).take(1);
    expect(evaluated).toEqual([1, 1, 2]);
  });

  it("never shares with somebody who asks something else", async () => {
    const one = new Client();
    const other = new Client(feed.heads(), { key: "another" });
    emit(1);
    await Promise.all([one.take(1), other.take(1)]);
    expect(one.payloads[0]).not.toBe(other.payloads[0]);
    expect(evaluated).toEqual([1, 1]);
  });

  it("lets those who come back catch up by themselves, asks nobody again, and then joins them to the others", async () => {
    const stayed = [new Client(), new Client()];
    emit(8);
    for (const client of stayed) await client.take(8);
    const back = upTo(20).map(() => new Client(after(2)));
    for (const client of back) expect(await client.take(6)).toEqual([3, 4, 5, 6, 7, 8]);
    emit(1);
    for (const client of [...stayed, ...back]) await client.until(() => client.seqs.includes(9));
    expect(evaluated).toEqual(upTo(9));
    expect(feed.readerCount).toBe(1);
    expect(channels.figures.behind).toBe(0);
  });

  it("reads what is no longer in memory once for all who come back for it", async () => {
    const stayed = [new Client(), new Client()];
    // No more at a time than the ring holds, or these fall behind too.
    for (const seq of [10, 20, 30, 40]) {
      emit(10);
      for (const client of stayed) await client.take(seq);
    }
    const back = upTo(20).map(() => new Client(after(0)));
    for (const client of back) expect(await client.take(40)).toEqual(upTo(40));
    expect(relay.requests.filter((path) => path.includes("until="))).toHaveLength(1);
    expect(evaluated).toEqual(upTo(40));
  });

  it("sends nothing more to a full socket and keeps nothing for it; once drained, it gets the rest in order", async () => {
    const slow = new Client();
    const quick = new Client();
    slow.isFull = true;
    emit(1);
    await slow.take(1);
    emit(30);
    expect(await quick.take(31)).toEqual(upTo(31));
    expect(slow.seqs).toEqual([1]);
    expect(channels.figures.behind).toBe(1);
    expect(feed.readerCount).toBe(1);
    slow.drain();
    expect(await slow.take(31)).toEqual(upTo(31));
    emit(1);
    expect(await slow.take(32)).toEqual(upTo(32));
    expect(await quick.take(32)).toEqual(upTo(32));
  });

  it("does not tell who comes while an event is evaluated of that event, and tells it of the next", async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const asks: LiveOperation = {
      ...operation,
      async evaluate(event, cursor, quota) {
        begun.resolve();
        await gate.promise;
        return operation.evaluate(event, cursor, quota);
      },
    };
    const early = new Client(feed.heads(), { asks });
    emit(1);
    await begun.promise;
    const late = new Client(feed.heads(), { asks });
    gate.resolve();
    await early.take(1);
    emit(1);
    expect(await late.take(1)).toEqual([2]);
    expect(await early.take(2)).toEqual([1, 2]);
    expect(evaluated).toEqual([1, 2]);
  });

  it("is forgotten with its last client", async () => {
    const clients = [new Client(), new Client()];
    emit(1);
    for (const client of clients) await client.take(1);
    for (const client of clients) client.close();
    expect(channels.figures).toMatchObject({ channels: 0, subscribers: 0 });
    expect(feed.readerCount).toBe(0);
  });

  it("goes on with a changed operation, and tells those whose operation is none any more", async () => {
    const kept = new Client();
    const gone = new Client(feed.heads(), { key: "gone", asks: { ...operation } });
    emit(1);
    await Promise.all([kept.take(1), gone.take(1)]);
    channels.replaceOperations((asked) => {
      if (asked !== operation)
        throw refuse("GRAPHQL_VALIDATION_FAILED", "Không có trường đó / There is no such field");
      return {
        ...operation,
        evaluate: async (_, cursor) => ({
          payload: LivePayload.of({ data: { seq: "new" } }, cursor),
          isLasting: true,
        }),
      };
    });
    emit(1);
    expect(await kept.take(2)).toEqual([1, "new"]);
    expect(gone.seqs).toEqual([1]);
    expect(gone.ending).toMatchObject({
      kind: "refused",
      errors: [{ extensions: { code: "OPERATION_NO_LONGER_VALID" } }],
    });
  });

  it("ends when the feed stops, so that clients come back", async () => {
    const client = new Client();
    await feed.stop();
    expect(client.ending).toEqual({ kind: "stopped" });
  });

  it("tells its clients, and only them, of a mistake in the gateway", async () => {
    const broken = new Client(feed.heads(), {
      key: "broken",
      asks: {
        ...operation,
        matches: () => {
          throw new TypeError("a mistake");
        },
      },
    });
    const sound = new Client();
    emit(1);
    await Promise.all([broken.until(() => broken.ending !== undefined), sound.take(1)]);
    expect(broken.ending).toMatchObject({ errors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
    emit(1);
    expect(await sound.take(2)).toEqual([1, 2]);
  });
});
