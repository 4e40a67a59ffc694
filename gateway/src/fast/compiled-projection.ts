/**
 * Compiles the projection of an operation to one function.
 *
 * `SelectionProjection` looks up every key of every object by name. For an answer of 87 KB that takes nine times as
 * long as code with the keys in it, because V8 then knows where in the object each value is. So the projection is
 * generated as JavaScript once. The code handles one case: every value is as the schema says. On anything else it gives
 * up, and the readable completers do the work again and report what is wrong. The only thing in it that a client chose
 * is names, which GraphQL's grammar limits to letters, digits and underscores.
 */
import {
  type GraphQLLeafType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { FieldProjection, SelectionProjection } from "../execute/projection.js";
import { ExactNumber } from "../wire/exact-number.js";
import type { JsonObject } from "../wire/json.js";
import { AMISS, GeneratedFunctions, giveUp, NotCompilable, nameInCode } from "./generated-code.js";

/** The response's data; undefined if something in the data is not as the schema says. */
export type TryProject = (data: JsonObject) => JsonObject | undefined;

/** Compiles when the operation is used again: most operations that are used once never are. */
export function projectWhenRepeated(selection: SelectionProjection, rootTypeName: string): TryProject {
  let uses = 0;
  let compiled: TryProject | undefined;
  return (data) => {
    uses += 1;
    if (uses === 2) compiled = compileProjection(selection, rootTypeName);
    return compiled?.(data);
  };
}

/** Undefined if the operation cannot be compiled. */
function compileProjection(selection: SelectionProjection, rootTypeName: string): TryProject | undefined {
  try {
    return new ProjectionCompiler().compile(selection, rootTypeName);
  } catch (error) {
    if (error instanceof NotCompilable) return undefined;
    throw error;
  }
}

class ProjectionCompiler {
  readonly #code = new GeneratedFunctions();
  /** The functions' names, by selection and type of the objects. */
  readonly #known = new Map<SelectionProjection, Map<string, string>>();

  compile(selection: SelectionProjection, rootTypeName: string): TryProject {
    const root = this.#objectOf(selection, rootTypeName);
    const code = `"use strict";\n${this.#code.text}\nreturn ${root};`;
    const project: unknown = new Function("amiss", "enums", "ExactNumber", code)(
      giveUp,
      this.#code.enums,
      ExactNumber,
    );
    if (!isProjection(project)) throw new Error("no projection was made");
    return (data) => {
      try {
        return project(data);
      } catch (error) {
        if (error === AMISS) return undefined;
        throw error;
      }
    };
  }

  /** A function that projects an object of that type. */
  #objectOf(selection: SelectionProjection, typeName: string): string {
    const ofSelection = this.#known.get(selection) ?? new Map<string, string>();
    this.#known.set(selection, ofSelection);
    const known = ofSelection.get(typeName);
    if (known !== undefined) return known;
    const fields = selection.fieldsOf(typeName);
    if (!fields) throw new NotCompilable();
    const properties = fields.map(
      (field) => `${nameInCode(field.responseKey)}: ${this.#field(field, selection, typeName)}`,
    );
    const name = this.#code.define("(o)", `let v; return { ${properties.join(", ")} };`);
    ofSelection.set(typeName, name);
    return name;
  }

  #field(field: FieldProjection, { typeNames }: SelectionProjection, typeName: string): string {
    switch (field.type) {
      case "introspection":
        throw new NotCompilable();
      case "type name":
        // An interface's name that stands for any of its types is no object's type.
        return typeNames.includes(typeName) ? JSON.stringify(typeName) : "amiss()";
      default:
        return this.#value(field.type, field.selection, `o.${nameInCode(field.sourceKey)}`);
    }
  }

  /** An expression for the completed value. */
  #value(type: GraphQLOutputType, selection: SelectionProjection | undefined, source: string): string {
    const isNullable = !isNonNullType(type);
    const named = isNonNullType(type) ? type.ofType : type;
    const otherwise = isNullable ? "(v == null ? null : amiss())" : "amiss()";
    if (isLeafType(named)) return this.#leaf(named, source, otherwise);
    const complete = isListType(named) ? this.#list(named.ofType, selection) : this.#composite(selection);
    return `((v = ${source}) != null ? ${complete}(v) : ${isNullable ? "null" : "amiss()"})`;
  }

  #leaf(type: GraphQLLeafType, source: string, otherwise: string): string {
    return `(${this.#code.leafCheck(type, `(v = ${source})`)} ? v : ${otherwise})`;
  }

  #list(itemType: GraphQLOutputType, selection: SelectionProjection | undefined): string {
    const item = this.#value(itemType, selection, "list[index]");
    return this.#code.define(
      "(list)",
      `if (!Array.isArray(list)) amiss();
      const items = [];
      let v;
      for (let index = 0; index < list.length; index++) items.push(${item});
      return items;`,
    );
  }

  /** A function that projects an object of any type possible there. */
  #composite(selection: SelectionProjection | undefined): string {
    if (!selection) throw new NotCompilable();
    const isObject = 'if (typeof o !== "object" || Array.isArray(o) || o instanceof ExactNumber) amiss();';
    if (isObjectType(selection.type)) {
      return this.#code.define(
        "(o)",
        `${isObject} return ${this.#objectOf(selection, selection.type.name)}(o);`,
      );
    }
    const cases = selection.typeNames.map(
      (name) => `case ${JSON.stringify(name)}: return ${this.#objectOf(selection, name)}(o);`,
    );
    // Where the type makes no difference, members are not asked for it.
    if (isInterfaceType(selection.type))
      cases.push(`case undefined: return ${this.#objectOf(selection, selection.type.name)}(o);`);
    return this.#code.define(
      "(o)",
      `${isObject} switch (o.__typename) { ${cases.join(" ")} default: amiss(); }`,
    );
  }
}

function isProjection(value: unknown): value is (data: JsonObject) => JsonObject {
  return typeof value === "function";
}
