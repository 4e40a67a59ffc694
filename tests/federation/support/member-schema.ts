import { isDeepStrictEqual } from "node:util";
import { keepDigitsOfLiterals } from "@hub/gateway/wire/exact-literals";
import {
  buildASTSchema,
  extendSchema,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { type FederatedSdl, parseFederatedSdl } from "./federated-sdl.js";
import { type Data, type Federation, isRow, type MemberDefinition, type Row, readRow } from "./federation.js";

/** A member's schema, answering from the data of its federation as far as the member may know it. */
export interface MemberSchema {
  readonly schema: GraphQLSchema;
  readonly rootValue: unknown;
  readonly fieldResolver: GraphQLFieldResolver<unknown, unknown>;
}

/** An object in the hands of a member. */
class Held {
  constructor(
    readonly row: Row,
    readonly __typename: string,
    /** What the gateway sent with its key. */
    readonly representation: Row | undefined,
    /** Whether it stands below a field with `@provides`. */
    readonly isProvided: boolean,
  ) {}
}

export function buildMemberSchema(
  member: MemberDefinition,
  { computed = {} }: Federation,
  data: Data,
  publicSchema: GraphQLSchema,
): MemberSchema {
  const sdl = parseFederatedSdl(member.sdl);
  const schema = buildSchema(sdl);
  return { schema, rootValue: new Held(data.root, "", undefined, false), fieldResolver };

  function fieldResolver(...[source, args, , info]: Parameters<GraphQLFieldResolver<unknown, unknown, Row>>) {
    const { parentType, fieldName, returnType } = info;
    if (fieldName === "_entities") return listOf(args["representations"]).map(findEntity);
    if (!(source instanceof Held)) throw new Error(`${parentType.name}.${fieldName} was asked of nothing`);
    const field = sdl.types.get(parentType.name)?.fields.get(fieldName);
    const coordinate = `${parentType.name}.${fieldName}`;
    const isProvided = source.isProvided || field?.isProviding === true;
    if (field?.isForeign && !source.isProvided) {
      throw new Error(`${member.name} was asked for ${coordinate}, which it knows only from elsewhere`);
    }
    const compute = computed[coordinate];
    if (field?.isComputed && !source.representation) {
      throw new Error(`${member.name} was asked for ${coordinate} without what it requires`);
    }
    const value = compute
      ? compute(field?.isComputed ? withoutForeign(source, parentType.name) : source.row, args)
      : readRow(source.row, fieldName, args);
    return hold(value, returnType, isProvided);
  }

  /** The object as the member sees it: its own fields, and of the others what the gateway sent. */
  function withoutForeign({ row, representation }: Held, typeName: string): Row {
    const fields = sdl.types.get(typeName)?.fields;
    const own = Object.entries(row).filter(([name]) => fields?.get(name)?.isForeign === false);
    return { ...Object.fromEntries(own), ...representation };
  }

  function hold(value: unknown, type: GraphQLOutputType, isProvided: boolean): unknown {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return value;
    if (Array.isArray(value)) return value.map((item) => hold(item, type, isProvided));
    if (!isRow(value)) return value;
    const typeName = isAbstractType(named) ? String(value["__typename"]) : named.name;
    return new Held(value, typeName, undefined, isProvided);
  }

  function findEntity(representation: unknown): Held | null {
    if (!isRow(representation)) throw new Error("A representation is no object");
    const typeName = String(representation["__typename"]);
    const keys = sdl.types.get(typeName)?.keys ?? [];
    const usable = keys.filter((key) => isGiven(representation, key));
    if (usable.length === 0) {
      throw new Error(`${member.name} has no key of ${typeName} in ${JSON.stringify(representation)}`);
    }
    const entity = data.entities.find(
      (row) =>
        isOfType(String(row["__typename"]), typeName) &&
        usable.some((key) => isEqual(row, representation, key)) &&
        !member.isUnknown?.(row),
    );
    if (!entity) return null;
    const ownName = String(entity["__typename"]);
    const heldName = isObjectType(schema.getType(ownName)) ? ownName : typeName;
    return new Held(entity, heldName, representation, false);
  }

  function isOfType(actual: string, wanted: string): boolean {
    const [actualType, wantedType] = [publicSchema.getType(actual), publicSchema.getType(wanted)];
    const isSubType = isAbstractType(wantedType) && isObjectType(actualType);
    return actual === wanted || (isSubType && publicSchema.isSubType(wantedType, actualType));
  }
}

function buildSchema({ plain }: FederatedSdl): GraphQLSchema {
  const extensions = plain.definitions.filter(({ kind }) => kind === Kind.OBJECT_TYPE_EXTENSION);
  const definitions = plain.definitions.filter(({ kind }) => kind !== Kind.OBJECT_TYPE_EXTENSION);
  const base = buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
  const schema = extendSchema(
    base,
    { kind: Kind.DOCUMENT, definitions: extensions },
    { assumeValidSDL: true },
  );
  keepDigitsOfLiterals(schema);
  return schema;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isGiven(value: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(value)) return value.every((item) => isGiven(item, key));
  if (!isRow(value)) return false;
  return fieldsOf(key).every(({ name, selectionSet }) => {
    const part = value[name.value];
    return selectionSet ? isGiven(part, selectionSet) : part !== undefined && part !== null;
  });
}

function isEqual(one: unknown, other: unknown, key: SelectionSetNode): boolean {
  if (Array.isArray(one)) {
    const others = listOf(other);
    return one.length === others.length && one.every((item, index) => isEqual(item, others[index], key));
  }
  if (!isRow(one) || !isRow(other)) return false;
  return fieldsOf(key).every(({ name, selectionSet }) => {
    const [left, right] = [readRow(one, name.value), other[name.value]];
    return selectionSet ? isEqual(left, right, selectionSet) : isDeepStrictEqual(left, right);
  });
}

function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
  return selections.filter((selection) => selection.kind === Kind.FIELD);
}
