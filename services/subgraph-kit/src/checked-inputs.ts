/**
 * What a member's resolvers are given: every value of a request, in arguments, lists, input objects and
 * representations, has been read once, here. Texts are as `text.ts` says; ids are the member's own keys, UUIDs in lower
 * case as PostgreSQL spells them; scalars are as their types say. All that cannot be read is refused together, each
 * with the path of its field.
 *
 * A required text is not blank. In mutations a blank one that may be left out counts as left out, and what an input needs
 * (`@Needed()`) is there. In queries a list that may be left out, a filter, is not empty.
 */
import { explainEmptyList } from "@hub/schema/empty-list";
import {
  defaultFieldResolver,
  type GraphQLArgument,
  type GraphQLField,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLScalarType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql";
import { expectedType } from "./ids/id-of.js";
import type { MemberIds } from "./ids/member-ids.js";
import { keepTyped } from "./ids/typed-ids.js";
import { isMistaken, keepMistakes, type Mistake, refusalOf, takesMistakes } from "./mistakes.js";
import { isNeeded } from "./needed.js";
import { Refusal } from "./refusal.js";
import { findSourceMistakes, SOURCE_INPUT, sourceOf } from "./source.js";
import { readText, refuseBlank, refuseUnstorable } from "./text.js";

const MAX_ID_LENGTH = 200;

/** Stands where a value is missing or could not be read, until its container is without it. */
class Unreadable {
  constructor(readonly refusal: Refusal) {}
}

/**
 * Returns the value as resolvers get it, and adds what is wrong in it to the mistakes.
 * @param name how a sentence names it, such as `input.title.vi`
 */
type Read = (value: unknown, name: string, mistakes: Mistake[]) => unknown;

/** Makes every field of the schema read its arguments before its resolver runs. */
export function checkInputs(schema: GraphQLSchema, ids: MemberIds): void {
  const ofQueries = new InputReaders(ids);
  const ofMutations = new MutationInputReaders(ids);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isScalarType(type) && !isSpecifiedScalarType(type)) keepUnreadable(type);
    if (!isObjectType(type)) continue;
    const readers = type === schema.getMutationType() ? ofMutations : ofQueries;
    for (const field of Object.values(type.getFields())) {
      if (field.args.some((argument) => isToBeRead(argument.type))) readBefore(field, readers);
    }
  }
}

/** GraphQL refuses the whole request for the first value that a scalar refuses; here it is only marked. */
function keepUnreadable(scalar: GraphQLScalarType): void {
  const { parseValue, parseLiteral } = scalar;
  scalar.parseValue = (value) => readOrMark(() => parseValue(value));
  scalar.parseLiteral = (node, variables) => readOrMark(() => parseLiteral(node, variables));
}

function readOrMark(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return new Unreadable(error);
    throw error;
  }
}

function readBefore(field: GraphQLField<unknown, unknown>, readers: InputReaders): void {
  const read = readers.ofMembers(field.args);
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, given, context, info) => {
    const mistakes: Mistake[] = [];
    const args = read(given, "", mistakes);
    if (args instanceof Unreadable || (mistakes.length > 0 && !takesMistakes(field)))
      throw refusalOf(mistakes);
    keepMistakes(args, mistakes);
    keepTyped(context, given, args);
    return resolve(source, args, context, info);
  };
}

function isToBeRead(type: GraphQLInputType): boolean {
  if (isListType(getNullableType(type))) return true;
  const named = getNamedType(type);
  if (isScalarType(named))
    return named === GraphQLString || named === GraphQLID || !isSpecifiedScalarType(named);
  return isInputObjectType(named);
}

/** An argument or a field of an input object. */
type InputMember =
  | Pick<GraphQLArgument, "name" | "type" | "astNode" | "description" | "extensions">
  | GraphQLInputField;

class InputReaders {
  /** Of what is written, a list of nothing says something. */
  protected readonly mayListsBeEmpty: boolean = false;

  constructor(private readonly ids: MemberIds) {}

  /** Input objects may contain themselves, so their readers are made on first use. */
  readonly #ofMembers = new Map<GraphQLInputType, ReturnType<InputReaders["ofMembers"]>>();

  /** For the arguments of a field or the fields of an input object. @param prefix stands before their names */
  ofMembers(members: readonly InputMember[]) {
    const reads = members.map((member) => this.#ofMember(member));
    return (
      values: Readonly<Record<string, unknown>>,
      prefix: string,
      mistakes: Mistake[],
    ): Record<string, unknown> | Unreadable => {
      const result = { ...values };
      let unreadable: Unreadable | undefined;
      for (const { name, isRequired, mayBeMissing, read } of reads) {
        if (mayBeMissing && !Object.hasOwn(values, name)) continue;
        const value = read(values[name], `${prefix}${name}`, mistakes);
        if (value instanceof Unreadable && isRequired) unreadable = value;
        result[name] = value instanceof Unreadable ? null : value;
      }
      return unreadable ?? result;
    };
  }

  #ofMember(member: InputMember) {
    const { name } = member;
    if (!isNeeded(member)) {
      const read = this.#of(member.type, expectedType(member));
      return { name, isRequired: isNonNullType(member.type), mayBeMissing: true, read };
    }
    const read = this.#of(new GraphQLNonNull(getNullableType(member.type)), expectedType(member));
    const readNeeded: Read = (value, path, mistakes) =>
      value === null || value === undefined
        ? readMissing(member, read, path, mistakes)
        : read(value, path, mistakes);
    return { name, isRequired: true, mayBeMissing: false, read: readNeeded };
  }

  #of(type: GraphQLInputType, idOf: string | undefined): Read {
    const isRequired = isNonNullType(type);
    const nullable = isRequired ? type.ofType : type;
    const read = isListType(nullable)
      ? this.#ofList(nullable.ofType, isRequired, idOf)
      : this.#ofNamed(nullable, isRequired, idOf);
    return (value, name, mistakes) =>
      value === null || value === undefined ? value : read(value, name, mistakes);
  }

  #ofList(itemType: GraphQLInputType, isRequired: boolean, idOf: string | undefined): Read {
    const read = this.#of(itemType, idOf);
    return (items, name, mistakes) => {
      if (!Array.isArray(items)) return items;
      if (items.length === 0 && !isRequired && !this.mayListsBeEmpty)
        mistakes.push({ field: name, message: explainEmptyList(name) });
      const values = items.map((item, index) => read(item, `${name}[${index}]`, mistakes));
      return values.find((value) => value instanceof Unreadable) ?? values;
    };
  }

  #ofNamed(type: GraphQLInputType, isRequired: boolean, idOf: string | undefined): Read {
    if (type === GraphQLString)
      return (text, name, mistakes) =>
        readOr("", name, mistakes, () => this.readText(name, String(text), isRequired));
    if (type === GraphQLID)
      return (id, name, mistakes) =>
        readOr("", name, mistakes, () =>
          this.ids.readKey(name, readText(name, String(id), MAX_ID_LENGTH), idOf),
        );
    if (!isInputObjectType(type)) return readScalar;
    const isSource = type.name === SOURCE_INPUT;
    return (value, name, mistakes) => {
      if (!isRecord(value)) return value;
      const read = this.#ofMembers.get(type) ?? this.ofMembers(Object.values(type.getFields()));
      this.#ofMembers.set(type, read);
      const fields = read(value, `${name}.`, mistakes);
      if (!isSource || fields instanceof Unreadable) return fields;
      const found = findSourceMistakes(sourceOf(fields), name);
      mistakes.push(...found.filter(({ field }) => !isMistaken(mistakes, field)));
      return fields;
    };
  }

  protected readText(name: string, text: string, isRequired: boolean): string | null {
    const read = readText(name, text);
    if (isRequired) refuseBlank(name, read);
    return read;
  }
}

/** Of an object that is missing is told what it lacks, or where nothing in it knows that by itself, that it is missing. */
function readMissing(member: InputMember, read: Read, path: string, mistakes: Mistake[]): unknown {
  const type = getNullableType(member.type);
  if (isInputObjectType(type)) {
    const before = mistakes.length;
    const empty = read({}, path, mistakes);
    if (mistakes.length > before) return empty;
  }
  const refusal = missing(member, path);
  mistakes.push({ field: path, message: refusal.sentence });
  return type === GraphQLString || type === GraphQLID ? "" : new Unreadable(refusal);
}

/** Says with the words of the schema what belongs there. */
function missing({ type, description }: InputMember, path: string): Refusal {
  const [vi = "", en = ""] = (description ?? "").split("\n").map(asEndOfSentence);
  const named = getNamedType(type);
  const values = isEnumType(named)
    ? ` (${named
        .getValues()
        .map(({ name }) => name)
        .join(", ")})`
    : "";
  return new Refusal("BAD_USER_INPUT", {
    vi: `Thiếu “${path}”; hãy điền${vi}${values}.`,
    en: `"${path}" is missing; fill it in${en}${values}.`,
  });
}

function asEndOfSentence(sentence: string): string {
  if (sentence === "") return "";
  return `: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1).replace(/\.$/, "")}`;
}

/** @param standIn what stands where nothing can be read */
function readOr<Value>(standIn: Value, name: string, mistakes: Mistake[], read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    mistakes.push({ field: name, message: error.sentence });
    return standIn;
  }
}

const readScalar: Read = (value, name, mistakes) => {
  if (value instanceof Unreadable) {
    const { vi, en } = value.refusal.sentence;
    mistakes.push({ field: name, message: { vi: `“${name}”: ${vi}`, en: `"${name}": ${en}` } });
  }
  return value;
};

class MutationInputReaders extends InputReaders {
  protected override readonly mayListsBeEmpty = true;

  protected override readText(name: string, text: string, isRequired: boolean): string | null {
    return super.readText(name, text, isRequired) || null;
  }
}

/**
 * A representation as reference resolvers get it. Its texts come from another member, so they are taken as they
 * are, unless PostgreSQL cannot store them.
 */
export function readRepresentation(
  schema: GraphQLSchema,
  representation: Readonly<Record<string, unknown>>,
  ids: MemberIds,
): Record<string, unknown> {
  const type = schema.getType(String(representation["__typename"]));
  return new RepresentationReader(ids).readFields(type, representation, "representations");
}

class RepresentationReader {
  constructor(private readonly ids: MemberIds) {}

  readFields(
    type: unknown,
    values: Readonly<Record<string, unknown>>,
    name: string,
  ): Record<string, unknown> {
    const fields = isObjectType(type) ? type.getFields() : {};
    return Object.fromEntries(
      Object.entries(values).map(([key, value]) => {
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        const idOf =
          field && isObjectType(type) ? (expectedType(field) ?? this.ids.ownType(type.name, key)) : undefined;
        return [key, this.#readField(field && getNamedType(field.type), idOf, value, `${name}.${key}`)];
      }),
    );
  }

  #readField(type: unknown, idOf: string | undefined, value: unknown, name: string): unknown {
    if (typeof value === "string") {
      refuseUnstorable(name, value);
      return type === GraphQLID ? this.ids.readReference(value, idOf) : value;
    }
    if (Array.isArray(value)) return value.map((item) => this.#readField(type, idOf, item, name));
    return isRecord(value) ? this.readFields(type, value, name) : value;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
