/**
 * Writes the response from members' texts and what stands between them. Like the reader it is generated for the
 * operation, handles one case and gives up on any other.
 */
import { type GraphQLOutputType, isLeafType, isListType, isNonNullType } from "graphql";
import type { FieldProjection } from "../execute/projection.js";
import type { ByteText } from "../wire/byte-text.js";
import { ExactNumber } from "../wire/exact-number.js";
import type { JsonObject } from "../wire/json.js";
import { NotVerbatim, type ResponseObject } from "./deliveries.js";
import { AMISS, GeneratedFunctions, giveUp, nameInCode } from "./generated-code.js";

/** The data as JSON; undefined if something in it is not as the schema says. */
export type WriteData = (data: JsonObject) => ByteText | undefined;

/** @throws NotVerbatim */
export function compileWriter(root: ResponseObject): WriteData {
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

  compile(root: ResponseObject): (data: JsonObject) => ByteText {
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
  #object(target: ResponseObject): string {
    const parts: string[] = [];
    let separator = "{";
    for (const [index, field] of target.fields.entries()) {
      const text = target.texts.get(field.sourceKey);
      const before = target.fields[index - 1];
      if (text !== undefined && before && target.texts.get(before.sourceKey) === text) continue;
      const content =
        text === undefined
          ? `${literal(`${separator}"${nameInCode(field.responseKey)}":`)} + ${this.#value(field, target)}`
          : `${literal(separator)} + ${this.#textOf(text, target)}`;
      parts.push(content);
      separator = ",";
    }
    if (parts.length === 0) throw new NotVerbatim();
    return this.#code.define("(o)", `let v; return ${parts.join(" + ")} + "}";`);
  }

  /** If the member does not know the entity, there is no text. */
  #textOf(text: symbol, target: ResponseObject): string {
    const fields = target.fields.filter(({ sourceKey }) => target.texts.get(sourceKey) === text);
    const isNullable = fields.every(({ type }) => typeof type !== "string" && !isNonNullType(type));
    const nulls = fields.map(({ responseKey }) => `"${nameInCode(responseKey)}":null`).join(",");
    const known = this.#texts.indexOf(text);
    const index = known === -1 ? this.#texts.push(text) - 1 : known;
    return `(o[t${index}] ?? ${isNullable ? literal(nulls) : "amiss()"})`;
  }

  #value({ type, sourceKey }: FieldProjection, target: ResponseObject): string {
    if (type === "introspection") throw new NotVerbatim();
    if (type === "type name") return literal(JSON.stringify(target.typeName));
    return this.#valueOf(type, target.children.get(sourceKey), `o.${nameInCode(sourceKey)}`);
  }

  /** An expression for the value's JSON. */
  #valueOf(type: GraphQLOutputType, target: ResponseObject | undefined, source: string): string {
    const named = isNonNullType(type) ? type.ofType : type;
    const otherwise = isNonNullType(type) ? "amiss()" : `(v == null ? "null" : amiss())`;
    if (isLeafType(named))
      return `(${this.#code.leafCheck(named, `(v = ${source})`)} ? quote(v) : ${otherwise})`;
    const write = isListType(named) ? this.#list(named.ofType, target) : this.#composite(target);
    return `(typeof (v = ${source}) === "object" && v !== null ? ${write}(v) : ${otherwise})`;
  }

  #list(itemType: GraphQLOutputType, target: ResponseObject | undefined): string {
    const item = this.#valueOf(itemType, target, "list[index]");
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

  #composite(target: ResponseObject | undefined): string {
    if (!target) throw new NotVerbatim();
    return this.#object(target);
  }
}

function literal(text: string): string {
  return JSON.stringify(text);
}

function isWriter(value: unknown): value is (data: JsonObject) => ByteText {
  return typeof value === "function";
}
