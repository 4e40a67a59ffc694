import { IDENTIFIED_TYPES, parseGlobalId, spellGlobalId } from "@hub/schema/global-id";
import { explainNoId, explainOtherType, type TypeOfIds } from "@hub/schema/refused-ids";
import {
  defaultFieldResolver,
  GraphQLID,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from "graphql";
import { Refusal } from "../refusal.js";
import { lowerCaseUuid } from "../uuid.js";
import { type IdSpelling, readSpelling, spellingOf } from "./global-node.js";
import { ANY_TYPE, expectedType } from "./id-of.js";

/** Where a member's own keys become global ids, and global ids its own keys. */
export class MemberIds {
  readonly #spellings: ReadonlyMap<string, IdSpelling>;
  readonly #types: ReadonlyMap<string, string>;

  /** @param schema has the types of the member's own that have global ids */
  constructor(
    private readonly member: string,
    schema: GraphQLSchema,
  ) {
    const ofSchema = Object.values(schema.getTypeMap()).flatMap((type) => {
      const spelling = readSpelling(type.astNode?.directives);
      return spelling ? [[type.name, spelling] as const] : [];
    });
    this.#spellings = new Map([
      ...IDENTIFIED_TYPES.map((type) => [type, spellingOf(type)] as const),
      ...ofSchema,
    ]);
    this.#types = new Map([...this.#spellings].map(([type, { prefix }]) => [prefix, type]));
  }

  /** Whether things of this type have global ids, as far as the member knows. */
  has(type: string): boolean {
    return this.#spellings.has(type);
  }

  /** What the schema calls the types with global ids that are this member's alone. */
  get ownTypeNames(): string[] {
    return [...this.#spellings.keys()].filter(isOwn);
  }

  /** What the schema calls the type of an id; undefined for what is no id of a type that is this member's alone. */
  typeNameOf(id: string): string | undefined {
    const { type } = this.#parse(id);
    return type !== undefined && isOwn(type) ? type : undefined;
  }

  /** Whose the field is: an object's own `id`. */
  ownType(typeName: string, fieldName: string): string | undefined {
    return fieldName === "id" && this.has(typeName) ? typeName : undefined;
  }

  /**
   * The key that an id names, which may be written as a global id or as the key alone. What is no id of the hub stays
   * as it is: whoever looks for it finds nothing. Where things of any type may be named, the global id itself.
   * @param name how a sentence names the argument
   * @throws {Refusal} BAD_USER_INPUT when it is the id of something else, or does not say of what
   */
  readKey(name: string, id: string, expected: string | undefined): string {
    if (expected === ANY_TYPE) return readGlobalId(name, id);
    const { type, member, key } = this.#parse(id);
    if (type === undefined || key === undefined) return lowerCaseUuid(id);
    if (expected !== undefined && type !== expected) {
      const [wanted, given] = [this.#typeOfIds(expected), this.#typeOfIds(type)];
      throw new Refusal("BAD_USER_INPUT", explainOtherType(name, id, { expected: wanted, given }));
    }
    if (this.#isAnothers(type, member)) throw isOfAnotherMember(name, id, this.member);
    return key;
  }

  /** The key of an object that another member, or the gateway, refers to. What names no such object stays as it is. */
  readReference(id: string, expected: string | undefined): string {
    const { type, member, key } = this.#parse(id);
    if (key === undefined) return lowerCaseUuid(id);
    const isOurs = type !== undefined && !this.#isAnothers(type, member);
    return isOurs && (expected === undefined || type === expected) ? key : id;
  }

  /** Makes every id of the schema's answers global. */
  formatAnswers(schema: GraphQLSchema): void {
    for (const type of Object.values(schema.getTypeMap())) {
      if (isObjectType(type)) this.#formatFields(type);
    }
  }

  #formatFields(type: GraphQLObjectType): void {
    for (const field of Object.values(type.getFields())) {
      if (getNamedType(field.type) !== GraphQLID) continue;
      const idOf = expectedType(field) ?? this.ownType(type.name, field.name);
      if (idOf === undefined) continue;
      const format = (value: unknown) => this.#format(idOf, value);
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        const value = resolve(source, args, context, info);
        return value instanceof Promise ? value.then(format) : format(value);
      };
    }
  }

  #format(type: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#format(type, item));
    const spelling = this.#spellings.get(type);
    // Of what another member holds, a copy has the global id.
    if (typeof value !== "string" || spelling === undefined || parseGlobalId(value)) return value;
    const { prefix, namesMember } = spelling;
    return spellGlobalId({ prefix, member: namesMember ? this.member : undefined, key: value });
  }

  #typeOfIds(typeName: string): TypeOfIds {
    return { typeName, prefix: this.#spellings.get(typeName)?.prefix ?? "" };
  }

  #isAnothers(type: string, member: string | undefined): boolean {
    return this.#spellings.get(type)?.namesMember === true && member !== this.member;
  }

  #parse(id: string) {
    const parsed = parseGlobalId(id);
    return { ...parsed, type: parsed && this.#types.get(parsed.prefix) };
  }
}

function readGlobalId(name: string, id: string): string {
  const parsed = parseGlobalId(id);
  if (parsed) return spellGlobalId(parsed);
  throw new Refusal("BAD_USER_INPUT", explainNoId(name, id));
}

/** Whether no other member knows the type. */
function isOwn(type: string): boolean {
  return IDENTIFIED_TYPES.every((known) => known !== type);
}

function isOfAnotherMember(name: string, id: string, member: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${name}” cần mã của dữ liệu do thành viên ${member} giữ; “${id}” do thành viên khác giữ.`,
    en: `"${name}" needs the id of something that the member ${member} holds; "${id}" is held by another.`,
  });
}
