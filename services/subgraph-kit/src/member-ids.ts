import {
  formatGlobalId,
  type HeldByOne,
  type IdentifiedType,
  isHeldBySeveral,
  isIdentifiedType,
  parseGlobalId,
  typeOfPrefix,
} from "@hub/schema/global-id";
import {
  defaultFieldResolver,
  GraphQLID,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from "graphql";
import { expectedType } from "./id-of.js";
import { Refusal } from "./refusal.js";
import { isUuid, lowerCaseUuid } from "./uuid.js";

/** Where a member's own keys become global ids, and global ids its own keys. */
export class MemberIds {
  constructor(private readonly member: string) {}

  /**
   * The key that an id names, which may be written as a global id or as the key alone. What is no id of the hub stays
   * as it is: whoever looks for it finds nothing.
   * @param name how a sentence names the argument
   * @throws {Refusal} BAD_USER_INPUT when it is the id of something else
   */
  readKey(name: string, id: string, expected: IdentifiedType | undefined): string {
    const { type, member, key } = this.#parse(id);
    if (type === undefined || key === undefined) return lowerCaseUuid(id);
    if (expected !== undefined && type !== expected) throw isOfAnotherType(name, id, { type, expected });
    if (isHeldBySeveral(type) && member !== this.member) throw isOfAnotherMember(name, id, this.member);
    return key;
  }

  /** The key of an object that another member, or the gateway, refers to. What names no such object stays as it is. */
  readReference(id: string, expected: IdentifiedType | undefined): string {
    const { type, member, key } = this.#parse(id);
    if (key === undefined) return lowerCaseUuid(id);
    const isOurs = type !== undefined && (!isHeldBySeveral(type) || member === this.member);
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
      const idOf = expectedType(field) ?? ownType(type.name, field.name);
      if (idOf === undefined) continue;
      const format = (value: unknown) => this.#format(idOf, value);
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        const value = resolve(source, args, context, info);
        return value instanceof Promise ? value.then(format) : format(value);
      };
    }
  }

  #format(type: IdentifiedType, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#format(type, item));
    return typeof value === "string" ? formatGlobalId(type, value, this.member) : value;
  }

  #parse(id: string) {
    const parsed = parseGlobalId(id);
    return { ...parsed, type: parsed && typeOfPrefix(parsed.prefix) };
  }
}

/** Whose the field is: an object's own `id`. */
export function ownType(typeName: string, fieldName: string): IdentifiedType | undefined {
  return fieldName === "id" && isIdentifiedType(typeName) ? typeName : undefined;
}

function isOfAnotherType(
  name: string,
  id: string,
  { type, expected }: { readonly type: IdentifiedType; readonly expected: IdentifiedType },
): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${name}” cần mã của ${expected}, nhưng “${id}” là mã của ${type}.`,
    en: `"${name}" needs the id of a thing of type ${expected}, and "${id}" is that of a ${type}.`,
  });
}

function isOfAnotherMember(name: string, id: string, member: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${name}” cần mã của dữ liệu do thành viên ${member} giữ; “${id}” do thành viên khác giữ.`,
    en: `"${name}" needs the id of something that the member ${member} holds; "${id}" is held by another.`,
  });
}

/** An id as sentences show it: as answers do, and a text that is no id as it is. */
export function printId(type: HeldByOne, id: string): string {
  return isUuid(id) ? formatGlobalId(type, id) : id;
}
