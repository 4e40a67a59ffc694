/** What graphql-js says of variables that do not fit their types, as a member tells what is wrong in an input. */
import {
  GraphQLError,
  type GraphQLSchema,
  isEnumType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
  visit,
} from "graphql";
import { inVietnamese } from "./graphql-sentences.js";

interface Mistake {
  /** The path of the value from the argument on, as members write it, whatever the variable is called: `input.asOf`. */
  readonly field: string;
  readonly message: { readonly vi: string; readonly en: string };
}

/** One error that tells all of them, each also in `extensions.mistakes`. */
export function variableMistakes(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  errors: readonly GraphQLError[],
): GraphQLError {
  const places = findPlaces(operation);
  const mistakes = errors.map((error) => mistakeIn(schema, places, error));
  const join = (language: "vi" | "en") => mistakes.map(({ message }) => message[language]).join(" ");
  return new GraphQLError(`${join("vi")} / ${join("en")}`, {
    extensions: { code: "BAD_USER_INPUT", mistakes },
  });
}

/** By the names of variables, where the operation uses each for the first time. */
type Places = ReadonlyMap<string, string>;

function findPlaces(operation: OperationDefinitionNode): Places {
  const places = new Map<string, string>();
  const find = (value: ValueNode, place: string): void => {
    if (value.kind === Kind.VARIABLE && !places.has(value.name.value)) places.set(value.name.value, place);
    if (value.kind === Kind.OBJECT)
      for (const { name, value: member } of value.fields) find(member, `${place}.${name.value}`);
    if (value.kind === Kind.LIST)
      for (const [index, item] of value.values.entries()) find(item, `${place}[${index}]`);
  };
  visit(operation, { Argument: ({ name, value }) => find(value, name.value) });
  return places;
}

const LACKING = /^Variable "\$(?<name>\w+)" of (?:required|non-null) type "(?<type>[^"]+)" /;
const UNFIT =
  /^Variable "\$(?<name>\w+)" got invalid value (?<value>.*?)(?: at "(?<place>[\w.[\]]+)")?; (?<reason>[^;]+)$/s;

function mistakeIn(schema: GraphQLSchema, places: Places, { message }: GraphQLError): Mistake {
  const { name = "", type = "" } = LACKING.exec(message)?.groups ?? {};
  if (name !== "") return missing(places.get(name) ?? name, type);
  const unfit = UNFIT.exec(message)?.groups;
  if (!unfit) return { field: "", message: { vi: "Còn nhiều lỗi khác nữa.", en: message } };
  const { name: variable = "", value = "", place = variable, reason = "" } = unfit;
  const argument = places.get(variable) ?? variable;
  return explain(schema, `${argument}${place.slice(variable.length)}`, value, reason);
}

function explain(schema: GraphQLSchema, place: string, value: string, reason: string): Mistake {
  const [, lacking, itsType] = /^Field "(.+?)" of required type "(.+?)" was not provided/.exec(reason) ?? [];
  if (lacking !== undefined) return missing(`${place}.${lacking}`, itsType ?? "");
  const [, notNull] = /^Expected non-nullable type "(.+?)" not to be null/.exec(reason) ?? [];
  if (notNull !== undefined) return missing(place, notNull);
  const [, unknown] = /^Field "(.+?)" is not defined by type/.exec(reason) ?? [];
  const field = unknown === undefined ? place : `${place}.${unknown}`;
  const [, objectType] = /^Expected type "(.+?)" to be an object/.exec(reason) ?? [];
  if (objectType !== undefined) {
    return about(field, {
      vi: `${value} không phải là ${objectType}; hãy gửi một đối tượng với các trường của kiểu đó.`,
      en: `${value} is no ${objectType}; send an object with the fields of that type.`,
    });
  }
  return about(field, {
    vi: inVietnamese(withValues(schema, reason)),
    en: inEnglish(withValues(schema, reason)),
  });
}

/** With all values of an enum in place of those that graphql-js suggests. */
function withValues(schema: GraphQLSchema, reason: string): string {
  const [sentence, name] = /^Value ".+?" does not exist in "(.+?)" enum\./.exec(reason) ?? [];
  const type = name === undefined ? undefined : schema.getType(name);
  if (sentence === undefined || !isEnumType(type)) return reason;
  const names = type.getValues().map((value) => value.name);
  return `${sentence} Did you mean ${names.slice(0, -1).join(", ")} or ${names.at(-1)}?`;
}

/** With a remedy where the specification does not give one. */
function inEnglish(reason: string): string {
  const [, remedy] = REMEDIES.find(([type]) => reason.startsWith(`${type} cannot`)) ?? [];
  return remedy === undefined ? reason : `${reason}; ${remedy}.`;
}

const REMEDIES: readonly (readonly [type: string, remedy: string])[] = [
  ["Int", "write a whole number, without quotation marks"],
  ["Float", "write a number, without quotation marks"],
  ["String", "put it into quotation marks"],
  ["Boolean", "write true or false"],
  ["ID", "write the id, in quotation marks"],
];

function missing(field: string, type: string): Mistake {
  return {
    field,
    message: {
      vi: `Thiếu “${field}” (kiểu ${type}); hãy điền.`,
      en: `"${field}" (${type}) is missing; fill it in.`,
    },
  };
}

function about(field: string, { vi, en }: Mistake["message"]): Mistake {
  return { field, message: { vi: `“${field}”: ${vi}`, en: `"${field}": ${en}` } };
}
