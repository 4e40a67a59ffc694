import { type GraphQLSchema, valueFromASTUntyped } from "graphql";
import type { AskMember } from "../../members/ask-member.js";
import type { MemberOperation } from "../../plan-model/plan-nodes.js";
import { fromByteText } from "../../wire/byte-text.js";
import { idText } from "../../wire/exact-number.js";
import { isJsonObject, isRecord, type Json, type JsonObject, readKey } from "../../wire/json.js";
import { parseExactly } from "../../wire/parse-json.js";
import { type AnswerShape, type FieldShape, readAnswerShape } from "./answer-shape.js";
import type { ChangeRules } from "./change-rules.js";
import { lookups, type ReadDetail, type ReadDetails, type ReadSet } from "./reads.js";

/** A query that reads more than this is told of every event of the members it reads from. */
const MAX_READS = 5_000;

type Variables = Parameters<AskMember>[1];

/** What all runs over one supergraph share. */
export class ReadingGuide {
  readonly #shapes = new WeakMap<MemberOperation, AnswerShape>();

  constructor(
    readonly rules: ChangeRules,
    /** Has everything that members can be asked for. */
    private readonly schema: GraphQLSchema,
  ) {}

  shapeOf(operation: MemberOperation): AnswerShape {
    const known = this.#shapes.get(operation);
    if (known) return known;
    const shape = readAnswerShape(operation.text, this.schema);
    this.#shapes.set(operation, shape);
    return shape;
  }
}

/** Records what one run of a query reads. Everything counts as read since the recorder was made. */
export class ReadRecorder {
  readonly #members = new Set<string>();
  readonly #reads = new Map<string, ReadDetails>();
  #count = 0;
  #hasFailures = false;

  constructor(private readonly guide: ReadingGuide) {}

  /** Whether a member gave no usable answer. When it does, the query's answer may change. */
  get hasFailures(): boolean {
    return this.#hasFailures;
  }

  get members(): ReadonlySet<string> {
    return this.#members;
  }

  get reads(): ReadSet {
    const isTooMuch = this.#count > MAX_READS;
    const reads = isTooMuch ? new Map<string, ReadDetails>() : this.#reads;
    for (const member of this.#members) {
      reads.set(lookups.anything(member), WHOLE);
      if (isTooMuch) reads.set(lookups.undeclared(member), WHOLE);
    }
    return reads;
  }

  /** Wraps `ask` to record the answers. */
  watch(ask: AskMember): AskMember {
    return async (operation, variables) => {
      this.#members.add(operation.member);
      try {
        const answer = await ask(operation, variables);
        // Now: later steps write into the answer.
        this.#note(operation, variables, answer.data);
        return answer;
      } catch (error) {
        this.#hasFailures = true;
        this.#add(lookups.undeclared(operation.member));
        throw error;
      }
    };
  }

  #note(operation: MemberOperation, variables: Variables, data: JsonObject | undefined): void {
    const { member } = operation;
    if (!data) {
      // What would have been read is unknown.
      this.#add(lookups.undeclared(member));
      return;
    }
    const { fields, rootTypeName } = this.guide.shapeOf(operation);
    const walk: Walk = { member, values: new ArgumentValues(variables) };
    for (const field of fields) {
      if (field.typeName === undefined) this.#entities(field, readKey(data, field.responseKey), walk);
      else this.#field(data, field, { kind: "root", typeName: rootTypeName }, walk);
    }
  }

  /** The answer to `_entities`, which is in members' schemas but in no composed one. */
  #entities(field: FieldShape, value: Json | undefined, walk: Walk): void {
    const representations = walk.values.read(field)["representations"];
    const asked: readonly unknown[] = Array.isArray(representations) ? representations : [];
    if (asked.length === 0) this.#add(lookups.undeclared(walk.member));
    for (const [index, representation] of asked.entries()) {
      const given = isRecord(representation) ? representation : {};
      const typeName = String(given["__typename"]);
      const key = this.guide.rules.findKey(typeName);
      const id = key === undefined ? undefined : idText(given[key]);
      const owner = this.#entity(typeName, id, walk.member);
      const entity = Array.isArray(value) ? value[index] : undefined;
      if (owner && isJsonObject(entity)) this.#fields(entity, field.fields, owner, walk);
      else if (isJsonObject(entity)) this.#fields(entity, field.fields, { kind: "value", typeName }, walk);
    }
  }

  #value(value: Json | undefined, shape: FieldShape, walk: Walk): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#value(item, shape, walk);
    } else if (isJsonObject(value)) {
      this.#object(value, shape, walk);
    }
  }

  #object(object: JsonObject, { fields, typeName: declaredType = "" }: FieldShape, walk: Walk): void {
    const given = readKey(object, "__typename");
    const typeName = typeof given === "string" ? given : declaredType;
    const keyField = this.guide.rules.findKey(typeName);
    const key = fields.find(({ name, arguments: args }) => name === keyField && args.length === 0);
    const id = key && idText(readKey(object, key.responseKey));
    const owner = this.#entity(typeName, id && fromByteText(id), walk.member);
    this.#fields(object, fields, owner ?? { kind: "value", typeName }, walk);
  }

  /** Undefined if the type's objects belong to what they were read of. */
  #entity(typeName: string, key: string | undefined, member: string): Owner | undefined {
    const { rules } = this.guide;
    if (rules.isDeclared(typeName)) {
      this.#add(lookups.entity(member, typeName, key));
      this.#add(lookups.anyEntity(member, typeName));
      return { kind: "entity", typeName, key };
    }
    if (rules.isEntity(typeName)) this.#add(lookups.undeclared(member));
    return undefined;
  }

  #fields(object: JsonObject, fields: readonly FieldShape[], owner: Owner, walk: Walk): void {
    for (const field of fields) {
      if (field.onTypes.every((types) => types.has(owner.typeName))) this.#field(object, field, owner, walk);
    }
  }

  #field(object: JsonObject, field: FieldShape, owner: Owner, walk: Walk): void {
    const value = readKey(object, field.responseKey);
    const ruledTypes = owner.kind === "entity" ? this.#ruledField(field, owner, walk) : undefined;
    // Nothing is known of it, so anything may change it.
    if (field.typeName === undefined) this.#add(lookups.undeclared(walk.member));
    if (field.holds) this.#held(field.holds, value ?? null, owner, ruledTypes, walk.member);
    if (field.fields.length > 0) this.#value(value, field, walk);
  }

  /** Records a field whose changes the rules declare. Returns the event types that they name. */
  #ruledField(
    field: FieldShape,
    { typeName, key }: EntityOwner,
    walk: Walk,
  ): ReadonlySet<string> | undefined {
    const rules = this.guide.rules.forField(typeName, field.name);
    if (rules.length === 0) return undefined;
    const given = walk.values.read(field);
    const looked = rules.flatMap(({ match }) => match.map(({ argument }) => argument));
    const args = Object.fromEntries(looked.map((argument) => [argument, wantedOf(given[argument])]));
    const coordinate = `${typeName}.${field.name}`;
    const id = JSON.stringify(args);
    this.#add(lookups.field(walk.member, coordinate, key), id, { args });
    this.#add(lookups.anyField(walk.member, coordinate), id, { args });
    return new Set(rules.flatMap(({ types }) => types));
  }

  /** Records that the field may come to hold other entities. */
  #held(
    { typeName, isList }: { readonly typeName: string; readonly isList: boolean },
    value: Json,
    owner: Owner,
    ruledTypes: ReadonlySet<string> | undefined,
    member: string,
  ): void {
    const { rules } = this.guide;
    if (rules.isDeclared(typeName)) {
      if (!isList && value !== null) return;
      const id = [...(ruledTypes ?? [])].join();
      this.#add(lookups.list(member, typeName), id, ruledTypes ? { ruledTypes } : {});
    } else if (rules.isEntity(typeName) || owner.kind === "root") {
      this.#add(lookups.undeclared(member));
    }
  }

  #add(lookup: string, id = "", detail: ReadDetail = {}): void {
    const known = this.#reads.get(lookup);
    if (known?.has(id) || this.#count > MAX_READS) return;
    this.#count += 1;
    if (id === "" && !known) this.#reads.set(lookup, WHOLE);
    else this.#reads.set(lookup, new Map(known).set(id, detail));
  }
}

/** The details of nearly all reads: none. */
const WHOLE: ReadDetails = new Map([["", {}]]);

/** The entity that the current value belongs to. */
type Owner = EntityOwner | { readonly kind: "root" | "value"; readonly typeName: string };

interface EntityOwner {
  readonly kind: "entity";
  readonly typeName: string;
  readonly key: string | undefined;
}

interface Walk {
  readonly member: string;
  readonly values: ArgumentValues;
}

/** The arguments of a request's fields, computed on demand. */
class ArgumentValues {
  #variables: Record<string, unknown> | undefined;
  readonly #known = new WeakMap<FieldShape, Record<string, unknown>>();

  constructor(private readonly texts: Variables) {}

  read(field: FieldShape): Record<string, unknown> {
    const known = this.#known.get(field);
    if (known) return known;
    this.#variables ??= Object.fromEntries(
      [...this.texts].map(([name, text]) => [name, parseExactly(fromByteText(text))]),
    );
    const variables = this.#variables;
    const values = Object.fromEntries(
      field.arguments.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]),
    );
    this.#known.set(field, values);
    return values;
  }
}

function wantedOf(value: unknown): readonly string[] | undefined {
  return value === undefined || value === null ? undefined : [value].flat().map(String);
}
