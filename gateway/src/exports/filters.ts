/** The parameters of an export's address: the list's own arguments, and how the file is to be. */
import {
  type GraphQLArgument,
  GraphQLBoolean,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLInt,
  getNamedType,
  getNullableType,
  isListType,
} from "graphql";
import { type Bilingual, refuse } from "../errors/request-refusal.js";

/** What the export sets itself. */
const OF_PAGES = ["first", "last", "after", "before"];

export interface Filters {
  /** Those that were given, each as it was written, for whoever reads the file. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What an address can say of which rows it asks for. */
export type FilterArgument = Pick<GraphQLArgument, "name" | "type" | "description">;

export function filterArguments({ args }: GraphQLField<unknown, unknown>): readonly FilterArgument[] {
  return args.filter(({ name }) => !OF_PAGES.includes(name));
}

/**
 * Empty parameters are those of a form that was not filled in. An unknown one is refused: without it, other rows would
 * be taken for those that were asked for.
 * @param others names that are no filters
 * @throws RequestRefusal `BAD_USER_INPUT`
 */
export function readFilters(
  args: readonly FilterArgument[],
  parameters: URLSearchParams,
  others: readonly string[],
): Filters {
  const variables: Record<string, unknown> = {};
  const texts: string[] = [];
  for (const name of new Set(parameters.keys())) {
    const given = parameters
      .getAll(name)
      .filter((text) => text !== "")
      .map(withOffset);
    if (given.length === 0 || others.includes(name)) continue;
    const argument = args.find((each) => each.name === name);
    if (!argument) throw refuse("BAD_USER_INPUT", unknownParameter(name, args, others));
    variables[name] = readValue(name, argument.type, given);
    texts.push(`${name}=${given.join(",")}`);
  }
  return { variables, text: texts.join(" ") };
}

/** `T10:00:00+07:00` as people type it into an address, where a plus sign stands for a space. */
function withOffset(text: string): string {
  return text.replace(/(T\d\d:\d\d:\d\d(?:\.\d+)?) (\d\d:\d\d)$/i, "$1+$2");
}

function readValue(name: string, type: GraphQLInputType, given: readonly string[]): unknown {
  const element = getNamedType(type);
  if (isListType(getNullableType(type))) {
    const elements = given.flatMap((text) => text.split(",")).map((text) => text.trim());
    return elements.filter((text) => text !== "").map((text) => scalarOf(name, element, text));
  }
  const [text = "", another] = given;
  if (another !== undefined)
    throw refuse("BAD_USER_INPUT", `“${name}” chỉ nêu một lần / "${name}" can be given once only`);
  return scalarOf(name, element, text);
}

/** Everything but these is text in JSON, too; whether it is right is for the operation to say. */
function scalarOf(name: string, type: GraphQLInputType, text: string): unknown {
  if (type === GraphQLBoolean) {
    if (text === "true" || text === "false") return text === "true";
    throw refuse("BAD_USER_INPUT", `“${name}” là true hoặc false / "${name}" is true or false`);
  }
  if (type === GraphQLInt) {
    if (/^-?\d{1,9}$/.test(text)) return Number(text);
    throw refuse(
      "BAD_USER_INPUT",
      `“${name}” là số nguyên, không phải “${text}” / "${name}" is a whole number, not "${text}"`,
    );
  }
  return text;
}

function unknownParameter(
  name: string,
  args: readonly FilterArgument[],
  others: readonly string[],
): Bilingual {
  const known = [...args.map((each) => each.name), ...others].join(", ");
  return `Không có tham số “${name}”; có: ${known} / There is no parameter "${name}"; there are: ${known}`;
}
