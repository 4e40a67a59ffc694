/**
 * What a member's resolvers are given: every `String` and `ID` of a request, in arguments, lists, input objects and
 * representations, has been read once, here. Texts are as `text.ts` says; UUIDs are in lower case, as PostgreSQL and
 * our events spell them.
 *
 * In mutations a required text is not blank, and a blank one that may be left out counts as left out.
 */
import {
  defaultFieldResolver,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { readText, refuseBlank, refuseUnstorable } from "./text.js";
import { lowerCaseUuid } from "./uuid.js";

const MAX_ID_LENGTH = 200;

/** Returns the value as resolvers get it. @param name how a sentence names it, such as `input.title.vi` */
type Read = (value: unknown, name: string) => unknown;

/** Makes every field of the schema read its arguments before its resolver runs. */
export function checkInputs(schema: GraphQLSchema): void {
  const ofQueries = new InputReaders();
  const ofMutations = new MutationInputReaders();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const readers = type === schema.getMutationType() ? ofMutations : ofQueries;
    for (const field of Object.values(type.getFields())) {
      if (!field.args.some((argument) => mayHoldText(argument.type))) continue;
      const read = readers.ofMembers(field.args);
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => resolve(source, read(args, ""), context, info);
    }
  }
}

function mayHoldText(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return named === GraphQLString || named === GraphQLID || isInputObjectType(named);
}

class InputReaders {
  /** Input objects may contain themselves, so their readers are made on first use. */
  readonly #ofMembers = new Map<GraphQLInputType, ReturnType<InputReaders["ofMembers"]>>();

  /** For the arguments of a field or the fields of an input object. @param prefix stands before their names */
  ofMembers(members: readonly { readonly name: string; readonly type: GraphQLInputType }[]) {
    const reads = members.map(({ name, type }) => [name, this.#of(type)] as const);
    return (values: Readonly<Record<string, unknown>>, prefix: string): Record<string, unknown> => {
      const result = { ...values };
      for (const [name, read] of reads) {
        if (Object.hasOwn(values, name)) result[name] = read(values[name], `${prefix}${name}`);
      }
      return result;
    };
  }

  #of(type: GraphQLInputType): Read {
    const isRequired = isNonNullType(type);
    const nullable = isRequired ? type.ofType : type;
    const read = isListType(nullable) ? this.#ofList(nullable.ofType) : this.#ofNamed(nullable, isRequired);
    return (value, name) => (value === null || value === undefined ? value : read(value, name));
  }

  #ofList(itemType: GraphQLInputType): Read {
    const read = this.#of(itemType);
    return (items, name) =>
      Array.isArray(items) ? items.map((item, index) => read(item, `${name}[${index}]`)) : items;
  }

  #ofNamed(type: GraphQLInputType, isRequired: boolean): Read {
    if (type === GraphQLString) return (text, name) => this.readText(name, String(text), isRequired);
    if (type === GraphQLID) return (id, name) => lowerCaseUuid(readText(name, String(id), MAX_ID_LENGTH));
    if (!isInputObjectType(type)) return (value) => value;
    return (value, name) => {
      const read = this.#ofMembers.get(type) ?? this.ofMembers(Object.values(type.getFields()));
      this.#ofMembers.set(type, read);
      return isRecord(value) ? read(value, `${name}.`) : value;
    };
  }

  protected readText(name: string, text: string, _isRequired: boolean): string | null {
    return readText(name, text);
  }
}

class MutationInputReaders extends InputReaders {
  protected override readText(name: string, text: string, isRequired: boolean): string | null {
    const stored = readText(name, text);
    if (isRequired) refuseBlank(name, stored);
    return stored === "" ? null : stored;
  }
}

/**
 * A representation as reference resolvers get it. Its texts come from another member, so they are taken as they
 * are, unless PostgreSQL cannot store them.
 */
export function readRepresentation(
  schema: GraphQLSchema,
  representation: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return readFields(schema.getType(String(representation["__typename"])), representation, "representations");
}

function readFields(
  type: unknown,
  values: Readonly<Record<string, unknown>>,
  name: string,
): Record<string, unknown> {
  const fields = isObjectType(type) ? type.getFields() : {};
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return [key, readField(field && getNamedType(field.type), value, `${name}.${key}`)];
    }),
  );
}

function readField(type: unknown, value: unknown, name: string): unknown {
  if (typeof value === "string") {
    refuseUnstorable(name, value);
    return type === GraphQLID ? lowerCaseUuid(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => readField(type, item, name));
  return isRecord(value) ? readFields(type, value, name) : value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
