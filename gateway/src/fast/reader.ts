/**
 * Reads a member's answer without parsing it: checks byte by byte that it is exactly what was asked for, cuts out the
 * texts that are passed through, and makes objects only where other members' answers are merged in.
 *
 * The code is generated for each operation, because V8 compiles it to machine code that does little more than compare
 * bytes. It handles one case: the answer is complete, without errors and in the order of the operation. Anything else
 * is left to `JSON.parse`. The only thing in it that a client or a member chose is names, which GraphQL's grammar
 * limits to letters, digits and underscores.
 */
import { isUtf8 } from "node:buffer";
import { type GraphQLLeafType, isEnumType } from "graphql";
import type { AnswerReader, MergeEntity } from "../members/answer-reader.js";
import { isIdentityKey } from "../plan-model/entity-identity.js";
import type { ByteText } from "../wire/byte-text.js";
import type { JsonObject } from "../wire/json.js";
import { NotVerbatim } from "./deliveries.js";
import { AMISS, GeneratedFunctions, giveUp, nameInCode } from "./generated-code.js";
import type { FieldShape, ObjectShape, ValueShape } from "./shapes.js";

/** After this many answers in a row that had to be parsed, this operation is always parsed. */
const MAX_MISSES = 20;

/** `bytes` are those of `text`, followed by a zero. */
type ReadData = (bytes: Uint8Array, text: ByteText) => JsonObject;

/**
 * Answers are read one at a time, so all share one buffer; the system commits only as much of it as the longest answer
 * used. Members may not send more than this unless another limit is set.
 */
const LONGEST_ANSWER = 10 * 1024 * 1024;
const bytes = Buffer.allocUnsafeSlow(LONGEST_ANSWER + 1);

/**
 * `entities` has the shapes of entities by their keys in the data.
 * @throws NotVerbatim
 */
export function compileReader(data: ObjectShape, entities: ReadonlyMap<string, ObjectShape>): AnswerReader {
  const readData = new ReaderCompiler().compile(data);
  const merges = new Map([...entities].map(([key, shape]) => [key, compileMerge(shape)]));
  let misses = 0;
  return {
    mergeOf: (entitiesKey) => merges.get(entitiesKey),
    read(body) {
      if (misses >= MAX_MISSES || body.length > LONGEST_ANSWER) return undefined;
      bytes[bytes.write(body, "latin1")] = 0;
      try {
        if (!isUtf8(bytes.subarray(0, body.length))) throw AMISS;
        const read = readData(bytes, body);
        misses = 0;
        return read;
      } catch (error) {
        if (error !== AMISS) throw error;
        misses += 1;
        return undefined;
      }
    },
  };
}

/** Identities have been compared by then. A null never replaces a value. */
function compileMerge({ fields }: ObjectShape): MergeEntity {
  const texts = [...new Set(fields.flatMap(({ text }) => (text === undefined ? [] : [text])))];
  const kept = fields.filter(({ isKept, key }) => isKept && key !== "__typename" && !isIdentityKey(key));
  const lines = [
    ...kept.map(
      ({ key }) => `if ((v = o.${nameInCode(key)}) !== null || target.${key} == null) target.${key} = v;`,
    ),
    ...texts.map((_, index) => `target[t${index}] = o[t${index}];`),
  ];
  const constants = texts.map((_, index) => `const t${index} = texts[${index}];`);
  const code = `"use strict"; ${constants.join(" ")} return (target, o) => { let v; ${lines.join(" ")} };`;
  const into: unknown = new Function("texts", code)(texts);
  if (!isMerge(into)) throw new Error("no merge was made");
  return { isFlat: kept.every(({ value }) => value.kind === "leaf"), into };
}

/** What all readers share. `p` is the position in the bytes `b`; `t` is the same as text. */
const PRELUDE = `"use strict";
let b, t, p;
/* A string, from after its first quote. Escapes are passed through; those that JSON does not know are amiss. */
function string() {
  let q = p;
  for (;;) {
    let c = b[q];
    while (c !== 34 && c !== 92 && c >= 32) c = b[++q];
    if (c === 34) break;
    if (c !== 92) amiss();
    q = escape(q + 1);
  }
  p = q + 1;
}
function escape(q) {
  const c = b[q];
  if (c !== 117) {
    if (c !== 34 && c !== 92 && c !== 47 && c !== 98 && c !== 102 && c !== 110 && c !== 114 && c !== 116) amiss();
    return q + 1;
  }
  for (let i = 1; i <= 4; i++) hex(b[q + i]);
  return (b[q + 1] | 32) === 100 && b[q + 2] >= 56 ? surrogates(q) : q + 5;
}
function hex(c) {
  if (!((c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102))) amiss();
}
/* Half a surrogate pair is not a character. */
function surrogates(q) {
  const isPair = (b[q + 2] | 32) <= 98 && b[q + 5] === 92 && b[q + 6] === 117;
  if (!isPair || (b[q + 7] | 32) !== 100 || (b[q + 8] | 32) < 99) amiss();
  for (let i = 8; i <= 10; i++) hex(b[q + i]);
  return q + 11;
}
/* A string without escapes: its value is its text. */
function plainString() {
  let q = p;
  let c = b[q];
  while (c !== 34 && c !== 92 && c >= 32) c = b[++q];
  if (c !== 34) amiss();
  const value = t.slice(p, q);
  p = q + 1;
  return value;
}
/* As many digits as fit into an Int, or into a number that keeps them all. */
function digits(most) {
  const start = p;
  let c = b[p];
  while (c >= 48 && c <= 57) c = b[++p];
  const count = p - start;
  if (count === 0 || count > most || (count > 1 && b[start] === 48)) amiss();
}
function int() {
  if (b[p] === 45 && b[++p] === 48) amiss();
  digits(9);
}
function number() {
  const isNegativeZero = b[p] === 45 && b[++p] === 48;
  digits(12);
  if (b[p] !== 46) { if (isNegativeZero) amiss(); return; }
  const start = ++p;
  someDigits();
  if (p - start > 12) amiss();
}
/* A number that is kept must be one that JavaScript holds exactly. */
function exactNumber() {
  const start = p;
  number();
  const text = t.slice(start, p);
  const value = +text;
  if (String(value) !== text) amiss();
  return value;
}
/* A number that is passed through may have any digits. */
function anyNumber() {
  if (b[p] === 45) p++;
  if (b[p] === 48) p++;
  else someDigits();
  if (b[p] === 46) { p++; someDigits(); }
  if ((b[p] | 32) === 101) {
    p++;
    if (b[p] === 43 || b[p] === 45) p++;
    someDigits();
  }
}
function someDigits() {
  const start = p;
  let c = b[p];
  while (c >= 48 && c <= 57) c = b[++p];
  if (p === start) amiss();
}
function nothing() {
  if (b[p] !== 110 || b[p + 1] !== 117 || b[p + 2] !== 108 || b[p + 3] !== 108) amiss();
  p += 4;
  return null;
}
function boolean() {
  if (b[p] === 116 && b[p + 1] === 114 && b[p + 2] === 117 && b[p + 3] === 101) return (p += 4), true;
  if (b[p] === 102 && b[p + 1] === 97 && b[p + 2] === 108 && b[p + 3] === 115 && b[p + 4] === 101)
    return (p += 5), false;
  amiss();
}
function scalar() {
  const c = b[p];
  if (c === 34) { p++; string(); }
  else if (c === 116 || c === 102) boolean();
  else anyNumber();
}`;

class ReaderCompiler {
  readonly #code = new GeneratedFunctions();
  readonly #texts: symbol[] = [];

  compile(data: ObjectShape): ReadData {
    const root = this.#object(data, true);
    const constants = this.#texts.map((_, index) => `const t${index} = texts[${index}];`);
    const code = `${PRELUDE}
      ${constants.join(" ")}
      ${this.#code.text}
      return (bytes, text) => {
        b = bytes; t = text; p = 0;
        try {
          ${expectation('{"data":')}
          const data = ${root}();
          ${expectation("}")}
          if (b[p] === 10) p++;
          if (p !== t.length) amiss();
          return data;
        } finally {
          b = t = undefined;
        }
      };`;
    const read: unknown = new Function("amiss", "texts", "enums", code)(
      giveUp,
      this.#texts,
      this.#code.enums,
    );
    if (!isReader(read)) throw new Error("no reader was made");
    return read;
  }

  /** The name of a function that reads an object, and builds one if asked to. */
  #object({ fields }: ObjectShape, isBuilt: boolean): string {
    if (fields.length === 0) throw new NotVerbatim();
    const lines: string[] = [];
    const kept: string[] = [];
    const texts: string[] = [];
    for (const [index, field] of fields.entries()) {
      const isFirstOfText = field.text !== undefined && fields[index - 1]?.text !== field.text;
      if (isFirstOfText) lines.push("s = p + 1;");
      lines.push(expectation(`${index === 0 ? "{" : ","}"${nameInCode(field.key)}":`));
      lines.push(this.#field(field, `v${index}`));
      if (field.isKept) kept.push(`${field.key}: v${index}`);
      if (field.text !== undefined && fields[index + 1]?.text !== field.text) {
        lines.push(`const x${index} = t.slice(s, p);`);
        texts.push(`o[${this.#text(field.text)}] = x${index};`);
      }
    }
    lines.push(expectation("}"));
    if (isBuilt) lines.push(`const o = { ${kept.join(", ")} }; ${texts.join(" ")} return o;`);
    return this.#define(`let s; ${lines.join("\n")}`);
  }

  #field({ value, isKept }: FieldShape, variable: string): string {
    return isKept ? `const ${variable} = ${this.#kept(value)};` : `${this.#passed(value)};`;
  }

  /** An expression for the value. */
  #kept(value: ValueShape): string {
    switch (value.kind) {
      case "type name":
        return `(${this.#passed(value)}, ${JSON.stringify(value.name)})`;
      case "leaf":
        return orNull(value, this.#keptLeaf(value.type));
      case "list":
        return orNull(value, `${this.#list(value.item, true)}()`);
      case "object":
        return orNull(value, `${this.#object(value.shape, true)}()`);
    }
  }

  #keptLeaf(type: GraphQLLeafType | undefined): string {
    const string = "(b[p++] === 34 ? plainString() : amiss())";
    if (!type || isEnumType(type)) return type ? this.#enum(type) : string;
    switch (type.name) {
      case "Boolean":
        return "boolean()";
      case "Int":
        return this.#define("const s = p; int(); return +t.slice(s, p);", "()");
      case "Float":
        return "exactNumber()";
      default:
        return string;
    }
  }

  /** An expression that only skips the value. */
  #passed(value: ValueShape): string {
    switch (value.kind) {
      case "type name":
        return `${this.#define(expectation(JSON.stringify(nameInCode(value.name))))}()`;
      case "leaf":
        return orNull(value, this.#passedLeaf(value.type));
      case "list":
        return orNull(value, `${this.#list(value.item, false)}()`);
      case "object":
        return orNull(value, `${this.#object(value.shape, false)}()`);
    }
  }

  #passedLeaf(type: GraphQLLeafType | undefined): string {
    if (!type) return "scalar()";
    if (isEnumType(type)) return this.#enum(type);
    switch (type.name) {
      case "String":
      case "ID":
        return "(b[p++] === 34 ? string() : amiss())";
      case "Boolean":
        return "boolean()";
      case "Int":
        return "int()";
      case "Float":
        return "number()";
      default:
        return "scalar()";
    }
  }

  #enum(type: GraphQLLeafType): string {
    return this.#define(
      `if (b[p++] !== 34) amiss(); const name = plainString(); if (!${this.#code.enumOf(type)}.has(name)) amiss(); return name;`,
      "()",
    );
  }

  #list(item: ValueShape, isBuilt: boolean): string {
    const read = isBuilt ? `list.push(${this.#kept(item)})` : this.#passed(item);
    return this.#define(
      `if (b[p++] !== 91) amiss();
      const list = ${isBuilt ? "[]" : "undefined"};
      if (b[p] === 93) { p++; return list; }
      for (;;) {
        ${read};
        const c = b[p++];
        if (c === 93) return list;
        if (c !== 44) amiss();
      }`,
    );
  }

  #text(text: symbol): string {
    const known = this.#texts.indexOf(text);
    return `t${known === -1 ? this.#texts.push(text) - 1 : known}`;
  }

  #define(body: string, suffix = ""): string {
    return this.#code.define("()", body) + suffix;
  }
}

function orNull({ isNullable }: { readonly isNullable: boolean }, expression: string): string {
  return isNullable ? `(b[p] === 110 ? nothing() : ${expression})` : expression;
}

/** Code that requires this text and moves past it. */
function expectation(text: string): string {
  const comparisons = [...Buffer.from(text)].map(
    (byte, index) => `b[p${index === 0 ? "" : ` + ${index}`}] !== ${byte}`,
  );
  return `if (${comparisons.join(" || ")}) amiss(); p += ${comparisons.length};`;
}

function isMerge(value: unknown): value is MergeEntity["into"] {
  return typeof value === "function";
}

function isReader(value: unknown): value is ReadData {
  return typeof value === "function";
}
