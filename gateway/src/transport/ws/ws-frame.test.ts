import { Writable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { LivePayload } from "../../live/subscriptions/live-payload.js";
import { NextMessages } from "./ws-frame.js";

const FINAL_TEXT = 0x81;
/** By the length in the second byte, where that stands for a longer one. */
const HEAD_BYTES: Readonly<Record<number, number>> = { 126: 4, 127: 10 };

/** Keeps what is written as it is given, like a socket; what it has not taken yet may not change. */
class Client extends Writable {
  readonly #chunks: Buffer[] = [];
  #take: (() => void) | undefined;

  constructor(private readonly isSlow = false) {
    super();
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    if (this.isSlow) {
      this.#chunks.push(chunk);
      this.#take = done;
    } else {
      this.#chunks.push(Buffer.from(chunk));
      done();
    }
  }

  takeOne(): void {
    this.#take?.();
  }

  /** One message per frame (RFC 6455 §5.2). */
  get messages(): unknown[] {
    const bytes = Buffer.concat(this.#chunks);
    const messages: unknown[] = [];
    for (let at = 0; at < bytes.length; ) {
      expect(bytes[at]).toBe(FINAL_TEXT);
      const shortLength = bytes.readUInt8(at + 1);
      const begin = at + (HEAD_BYTES[shortLength] ?? 2);
      if (shortLength === 126) at = begin + bytes.readUInt16BE(at + 2);
      else if (shortLength === 127) at = begin + Number(bytes.readBigUInt64BE(at + 2));
      else at = begin + shortLength;
      messages.push(JSON.parse(bytes.toString("utf8", begin, at)));
    }
    return messages;
  }
}

const next = (id: string, data: unknown) => ({ id, type: "next", payload: { data } });

describe("messages of one payload", () => {
  it("carry each client's own id, whatever its length, in frames of every size", () => {
    const ids = ["a", "b", "ă", "thành phố", "c", '"', crypto.randomUUID(), "d".repeat(200)];
    const messages = new NextMessages();
    for (const size of [0, 40, 60, 80, 1_000, 16_000, 70_000]) {
      const data = "ệ".repeat(size);
      const payload = LivePayload.of({ data: { data } });
      const clients = ids.map((id) => ({ id, client: new Client() }));
      for (const { id, client } of clients) messages.write(client, jsonOf(id), payload);
      for (const { id, client } of clients) expect(client.messages).toEqual([next(id, { data })]);
    }
  });

  it("leave alone what a slow client has not taken yet", () => {
    const messages = new NextMessages();
    const slow = new Client(true);
    const quick = new Client();
    const payloads = [1, 2].map((data) => LivePayload.of({ data: { data } }));
    for (const payload of payloads) {
      messages.write(slow, jsonOf("slow!"), payload);
      messages.write(quick, jsonOf("quick"), payload);
    }
    slow.takeOne();
    expect(slow.messages).toEqual([next("slow!", { data: 1 }), next("slow!", { data: 2 })]);
    expect(quick.messages).toEqual([next("quick", { data: 1 }), next("quick", { data: 2 })]);
  });
});

function jsonOf(id: string): string {
  return Buffer.from(JSON.stringify(id)).toString("latin1");
}
