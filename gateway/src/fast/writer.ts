/**
 * Writes the answer from the texts that members gave and from what stands between them. Like the reader it is code
 * written for the operation, knows one case and gives up at any other.
 */
import { type GraphQLOutputType, isLeafType, isListType, isNonNullType } from "graphql";
import type { FieldProjection } from "../execute/projection.js";
import type { ByteText } from "../wire/byte-text.js";
import { ExactNumber } from "../wire/exact-number.js";
import type { JsonObject } from "../wire/json.js";
import { AMISS, GeneratedFunctions, giveUp, nameInCode } from "./generated-code.js";
import { NotVerbatim, type Place } from "./places.js";

/** The data as JSON; undefined when something in it is not as the schema says. */
export type WriteData = (data: JsonObject) => ByteText | undefined;

/** @throws NotVerbatim */
export function compileWriter(root: Place): WriteData {
  const write = new WriterCompiler().compile(root);
  return (data) => {
    try {
      return write(data);
    } catch (error) {
      if (error === AMISS) return undefined;
      throw error;
    }
  };
}

class WriterCompiler {
  readonly #code = new GeneratedFunctions();
  readonly #texts: symbol[] = [];

  compile(root: Place): (data: JsonObject) => ByteText {
    const name = this.#object(root);
    const constants = this.#texts.map((_, index) => `const t${index} = texts[${index}];`);
    const code = `"use strict";
      const quote = JSON.stringify;
      ${constants.join(" ")}
      ${this.#code.text}
      return ${name};`;
    const write: unknown = new Function("amiss", "texts", "enums", "ExactNumber", code)(
      giveUp,
      this.#texts,
      this.#code.enums,
      ExactNumber,
    );
    if (!isWriter(write)) throw new Error("no writer was made");
    return write;
  }

  /** The name of a function that writes an object. */
  #object(place: Place): string {
    const parts: string[] = [];
    let separator = "{";
    for (const [index, field] of place.fields.entries()) {
      const text = place.texts.get(field.sourceKey);
      const before = place.fields[index - 1];
      if (text !== undefined && before && place.texts.get(before.sourceKey) === text) continue;
      const content =
        text === undefined
          ? `${literal(`${separator}"${nameInCode(field.responseKey)}":`)} + ${this.#value(field, place)}`
          : `${literal(separator)} + ${this.#textOf(text, place)}`;
      parts.push(content);
      separator = ",";
    }
    if (parts.length === 0) throw new NotVerbatim();
    return this.#code.define("(o)", `let v; return ${parts.join(" + ")} + "}";`);
  }

  /** Where the entity is not known to its member, there is no text. */
  #textOf(text: symbol, place: Place): string {
    const fields = place.fields.filter(({ sourceKey }) => place.texts.get(sourceKey) === text);
    const isNullable = fields.every(({ type }) => typeof type !== "string" && !isNonNullType(type));
    const nulls = fields.map(({ responseKey }) => `"${nameInCode(responseKey)}":null`).join(",");
    const known = this.#texts.indexOf(text);
    const index = known === -1 ? this.#texts.push(text) - 1 : known;
    return `(o[t${index}] ?? ${isNullable ? literal(nulls) : "amiss()"})`;
  }

  #value({ type, sourceKey }: FieldProjection, place: Place): string {
    if (type === "introspection") throw new NotVerbatim();
    if (type === "type name") return literal(JSON.stringify(place.typeName));
    return this.#valueOf(type, place.children.get(sourceKey), `o.${nameInCode(sourceKey)}`);
  }

  /** An expression for the JSON of the value. */
  #valueOf(type: GraphQLOutputType, place: Place | undefined, source: string): string {
    const named = isNonNullType(type) ? type.ofType : type;
    const otherwise = isNonNullType(type) ? "amiss()" : `(v == null ? "null" : amiss())`;
    if (isLeafType(named))
      return `(${this.#code.leafCheck(named, `(v = ${source})`)} ? quote(v) : ${otherwise})`;
    const write = isListType(named) ? this.#list(named.ofType, place) : this.#composite(place);
    return `(typeof (v = ${source}) === "object" && v !== null ? ${write}(v) : ${otherwise})`;
  }

  #list(itemType: GraphQLOutputType, place: Place | undefined): string {
    const item = this.#valueOf(itemType, place, "list[index]");
    return this.#code.define(
      "(list)",
      `if (!Array.isArray(list)) amiss();
      if (list.length === 0) return "[]";
      let v;
      let text = "";
      for (let index = 0; index < list.length; index++) text += (index === 0 ? "[" : ",") + ${item};
      return text + "]";`,
    );
  }

  #composite(place: Place | undefined): string {
    if (!place) throw new NotVerbatim();
    return this.#object(place);
  }
}

function literal(text: string): string {
  return JSON.stringify(text);
}

function isWriter(value: unknown): value is (data: JsonObject) => ByteText {
  return typeof value === "function";
}
