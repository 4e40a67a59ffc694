import type { ByteText } from "../../wire/byte-text.js";
import { isJsonObject, type Json, readKey } from "../../wire/json.js";
import { parseExactly } from "../../wire/parse-json.js";
import { splitAsOf } from "../events/as-of.js";
import { LivePayload } from "../subscriptions/live-payload.js";
import { diff } from "./json-patch.js";

/** One answer of a live query, serialised once for each account that gets it: the cursor in it is the account's own. */
export class LiveAnswer {
  /** Everything whose changes clients are told of. Not the cursor, which is different each time. */
  readonly #substance: ByteText;
  /** By account. */
  readonly #payloads = new Map<string, LivePayload>();
  #response: Json | undefined;
  /** Keyed by the answer they start from, for nearly everybody has the previous one, and by account. */
  readonly #patches = new WeakMap<LiveAnswer, Map<string, LivePayload>>();

  constructor(
    private readonly text: ByteText,
    /** When its run started. */
    readonly startedMs: number,
    /** The answer as the account gets it. */
    private readonly addressedTo: (text: ByteText, account: string) => ByteText,
  ) {
    this.#substance = splitAsOf(text).substance;
  }

  /** The memory it keeps: its text, its parts, its messages. */
  get byteLength(): number {
    return 3 * this.text.length;
  }

  payloadFor(account: string): LivePayload {
    const known = this.#payloads.get(account);
    if (known) return known;
    const payload = payloadOf(this.addressedTo(this.text, account));
    this.#payloads.set(account, payload);
    return payload;
  }

  isSameAs(other: LiveAnswer): boolean {
    if (this.#substance === other.#substance) return true;
    if (!this.#hasErrors || !other.#hasErrors) return false;
    // An error's wording and its id in the log differ each time; what it is about does not.
    return this.#withoutWords() === other.#withoutWords();
  }

  /** The changes since the other answer: a JSON Patch on its `data`, and all present errors. */
  patchFrom(other: LiveAnswer, account: string): LivePayload {
    const ofOthers = this.#patches.get(other) ?? new Map<string, LivePayload>();
    const known = ofOthers.get(account);
    if (known) return known;
    const payload = payloadOf(this.addressedTo(this.#patchTextFrom(other), account));
    this.#patches.set(other, ofOthers.set(account, payload));
    return payload;
  }

  #patchTextFrom(other: LiveAnswer): ByteText {
    const patch = JSON.stringify(diff(other.#data, this.#data));
    const data = JSON.stringify(this.#data);
    const whole = `[{"op":"replace","path":"","value":${data}}]`;
    const errors = this.#hasErrors ? `"errors":${JSON.stringify(this.#errors)},` : "";
    const shorter = patch.length < whole.length ? patch : whole;
    return `{${errors}"patch":${shorter}${splitAsOf(this.text).extensions}}`;
  }

  get #hasErrors(): boolean {
    return this.text.startsWith('{"errors"');
  }

  get #data(): Json {
    return this.#read("data") ?? null;
  }

  get #errors(): Json {
    return this.#read("errors") ?? [];
  }

  #read(key: string): Json | undefined {
    this.#response ??= parseExactly(this.text);
    return isJsonObject(this.#response) ? readKey(this.#response, key) : undefined;
  }

  #withoutWords(): string {
    const errors = Array.isArray(this.#errors) ? this.#errors.map(subjectOf) : [];
    return JSON.stringify([errors, this.#data]);
  }
}

function subjectOf(error: Json): Json {
  if (!isJsonObject(error)) return error;
  const { path = null, extensions } = error;
  const { code = null, member = null } = isJsonObject(extensions) ? extensions : {};
  return [path, code, member];
}

function payloadOf(text: ByteText): LivePayload {
  return new LivePayload(undefined, Buffer.from(text, "latin1"));
}
