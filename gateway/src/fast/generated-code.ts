/** The building blocks of generated code, whether it projects, reads or writes. */
import { type GraphQLLeafType, isEnumType } from "graphql";

/** The operation needs something that cannot be generated. The readable way can do it. */
export class NotCompilable extends Error {}

/** Thrown by generated code on data that is not as the schema says. The readable way finds out where. */
export const AMISS = Symbol("amiss");

/** Called `amiss` in generated code. */
export function giveUp(): never {
  throw AMISS;
}

/** More code than any reasonable operation needs: abstract types have many possible types in many places. */
const MAX_FUNCTIONS = 500;

/** Functions that call each other, and enum values that they look up in `enums`. `ExactNumber` is in scope. */
export class GeneratedFunctions {
  readonly #functions: string[] = [];
  readonly enums: ReadonlySet<string>[] = [];

  get text(): string {
    return this.#functions.join("\n");
  }

  /**
   * Adds a function and returns its name.
   * @throws NotCompilable if it is one too many
   */
  define(parameters: string, body: string): string {
    if (this.#functions.length === MAX_FUNCTIONS) throw new NotCompilable();
    const name = `f${this.#functions.length}`;
    this.#functions.push(`function ${name}${parameters} { ${body} }`);
    return name;
  }

  /** The name of the set of the enum's values; undefined for other types. */
  enumOf(type: GraphQLLeafType): string | undefined {
    if (!isEnumType(type)) return undefined;
    return `enums[${this.enums.push(new Set(type.getValues().map(({ name }) => name))) - 1}]`;
  }

  /**
   * A condition that tests whether the expression, which also sets `v`, is a value of the type as nearly all members
   * serialise it.
   */
  leafCheck(type: GraphQLLeafType, value: string): string {
    const names = this.enumOf(type);
    if (names !== undefined) return `${names}.has(${value})`;
    switch (type.name) {
      case "String":
      case "ID":
        return `typeof ${value} === "string"`;
      case "Boolean":
        return `typeof ${value} === "boolean"`;
      case "Int":
        return `typeof ${value} === "number" && (v | 0) === v`;
      case "Float":
        return `typeof ${value} === "number" || (v instanceof ExactNumber && isFinite(v))`;
      default:
        return `${value} != null`;
    }
  }
}

/**
 * The name, if it may stand in code. Names that every object inherits may not: there the object's own value has to be
 * looked up.
 * @throws NotCompilable
 */
export function nameInCode(name: string): string {
  if (name in Object.prototype || !/^[_A-Za-z]\w*$/.test(name)) throw new NotCompilable();
  return name;
}
