import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  CLOCKS_DIFFER,
  ENVELOPE_HEADER,
  encodeEnvelope,
  SIGNATURE_HEADER,
  signMessage,
} from "@hub/schema/signed-request";

/** Another member, as this one reads it. */
export interface FeedSource {
  /** Its base URL. */
  readonly url: string;
  /** One of its `READER_KEYS`. */
  readonly key: string;
}

/** A snapshot is silent for as long as its rows are being sorted. */
const SILENCE_LIMIT_MS = 45_000;
/** The relay sends a comment every 5 s. Three missed ones mean a peer that hangs, or is dead behind an open socket. */
export const FEED_SILENCE_LIMIT_MS = 15_000;
const LONGEST_REFUSAL = 500;
/** So much is read ahead while the reader is busy. */
const READ_AHEAD_BYTES = 1024 * 1024;

/** The member has answered, and with a no. */
export class FeedRefused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }

  /** The member has nothing of the kind. */
  get isNotOffered(): boolean {
    return this.status === 404;
  }
}

/**
 * The body of a signed `GET`, in pieces: each is all that has come while the reader was busy. It ends with the answer,
 * and throws when the signal aborts, when the connection breaks or falls silent, and when the member answers with
 * anything but 200.
 * @param reader the member that asks
 */
export async function* readSigned(
  { url, key }: FeedSource,
  path: string,
  reader: string,
  signal: AbortSignal,
  silenceLimitMs = SILENCE_LIMIT_MS,
): AsyncGenerator<string> {
  const silence = new AbortController();
  const watchdog = setTimeout(
    () => silence.abort(new Error(`${url} was silent for ${silenceLimitMs / 1000} s`)),
    silenceLimitMs,
  );
  try {
    const target = new URL(url.replace(/\/$/, "") + path);
    const response = await fetch(target, {
      headers: sign(key, target.pathname + target.search, reader),
      signal: AbortSignal.any([signal, silence.signal]),
      redirect: "error",
    });
    if (response.status !== 200 || !response.body) throw await refusalOf(target, response);
    const decoder = new TextDecoder();
    const body = Readable.from(response.body, { objectMode: false, highWaterMark: READ_AHEAD_BYTES });
    for await (const chunk of body) {
      watchdog.refresh();
      yield decoder.decode(Buffer.concat([chunk, ...readAhead(body)]), { stream: true });
    }
  } finally {
    clearTimeout(watchdog);
  }
}

/** What has come and was not read. */
function* readAhead(body: Readable): Generator<Buffer> {
  for (let chunk = body.read(); chunk !== null; chunk = body.read()) yield chunk;
}

/**
 * Resolves when the process of the member that serves now has ended. Where that cannot be seen, since it has no stream
 * of events, only when the signal aborts.
 */
export async function untilProcessEnds(
  source: FeedSource,
  reader: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const _ of readSigned(source, "/events", reader, signal));
  } catch (error) {
    if (error instanceof FeedRefused) await untilAborted(signal);
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function sign(key: string, path: string, reader: string): Record<string, string> {
  const envelope = encodeEnvelope({
    caller: { id: reader, mayWrite: false },
    issuedAtMs: Date.now(),
    nonce: randomUUID(),
    requestId: randomUUID(),
  });
  return {
    [ENVELOPE_HEADER]: envelope,
    [SIGNATURE_HEADER]: signMessage(key, envelope, { method: "GET", path, body: "" }),
  };
}

async function refusalOf(target: URL, response: Response): Promise<FeedRefused> {
  const text = (await response.text()).slice(0, LONGEST_REFUSAL);
  const reason = text.includes(CLOCKS_DIFFER)
    ? "the clocks of the two members differ; set both by NTP"
    : `status ${response.status}`;
  return new FeedRefused(`${target.origin}${target.pathname} was refused: ${reason}`, response.status);
}
