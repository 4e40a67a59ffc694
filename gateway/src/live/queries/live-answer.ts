import type { ByteText } from "../../wire/byte-text.js";
import { isJsonObject, type Json, readKey } from "../../wire/json.js";
import { parseExactly } from "../../wire/parse-json.js";
import { LivePayload } from "../subscriptions/live-payload.js";
import { diff } from "./json-patch.js";

/** One answer of a live query, serialised once for all who get it. */
export class LiveAnswer {
  /** Everything whose changes clients are told of. Not the cursor, which is different each time. */
  readonly #substance: ByteText;
  readonly #extensions: ByteText;
  #payload: LivePayload | undefined;
  #response: Json | undefined;
  /** Keyed by the answer they start from: nearly everybody has the previous one. */
  readonly #patches = new WeakMap<LiveAnswer, LivePayload>();

  constructor(
    private readonly text: ByteText,
    /** When its run started. */
    readonly startedMs: number,
  ) {
    const { substance, extensions } = splitResponse(text);
    this.#substance = substance;
    this.#extensions = extensions;
  }

  /** The memory it keeps: its text, its parts, its messages. */
  get byteLength(): number {
    return 3 * this.text.length;
  }

  get payload(): LivePayload {
    this.#payload ??= payloadOf(this.text);
    return this.#payload;
  }

  isSameAs(other: LiveAnswer): boolean {
    if (this.#substance === other.#substance) return true;
    if (!this.#hasErrors || !other.#hasErrors) return false;
    // An error's wording and its id in the log differ each time; what it is about does not.
    return this.#withoutWords() === other.#withoutWords();
  }

  /** The changes since the other answer: a JSON Patch on its `data`, and all present errors. */
  patchFrom(other: LiveAnswer): LivePayload {
    const known = this.#patches.get(other);
    if (known) return known;
    const patch = JSON.stringify(diff(other.#data, this.#data));
    const data = JSON.stringify(this.#data);
    const whole = `[{"op":"replace","path":"","value":${data}}]`;
    const errors = this.#hasErrors ? `"errors":${JSON.stringify(this.#errors)},` : "";
    const shorter = patch.length < whole.length ? patch : whole;
    const payload = payloadOf(`{${errors}"patch":${shorter}${this.#extensions}}`);
    this.#patches.set(other, payload);
    return payload;
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

/** The gateway writes the extensions last, with nothing but the cursor in them. */
function splitResponse(text: ByteText): { readonly substance: ByteText; readonly extensions: ByteText } {
  const extensions = /,"extensions":\{"asOf":"[\w-]*"\}(?=\}$)/.exec(text)?.[0] ?? "";
  return {
    substance: extensions === "" ? text : text.slice(0, -extensions.length - 1),
    extensions,
  };
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
