/** How each answer is read: what is passed through as text, and which values are needed during execution. */
import { type GraphQLLeafType, type GraphQLOutputType, isLeafType, isListType, isNonNullType } from "graphql";
import type { FieldProjection } from "../execute/projection.js";
import {
  type Deliveries,
  type Delivery,
  type MemberField,
  NotVerbatim,
  type ResponseObject,
} from "./deliveries.js";

/** The content of an object in an answer's text, in order. */
export interface ObjectShape {
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
  readonly key: string;
  readonly value: ValueShape;
  /** The text that the field is part of. Neighbours in one text share the symbol. */
  readonly text: symbol | undefined;
  /** Whether the object gets the value as well. */
  readonly isKept: boolean;
}

export type ValueShape =
  | { readonly kind: "type name"; readonly name: string }
  /** Without a type: a field that the client did not select. */
  | { readonly kind: "leaf"; readonly isNullable: boolean; readonly type: GraphQLLeafType | undefined }
  | { readonly kind: "list"; readonly isNullable: boolean; readonly item: ValueShape }
  | { readonly kind: "object"; readonly isNullable: boolean; readonly shape: ObjectShape };

/** Decides for one delivery, and tells its targets which of their fields are in which text. */
export function shapeOf(delivery: Delivery, { keptKeys }: Deliveries): ObjectShape {
  return new ShapeMaker(keptKeys).object(delivery.fields, delivery.targets, delivery.typeName);
}

/** The text that the field belongs to. The previous field's text continues if the two are neighbours everywhere. */
interface TextField {
  readonly key: string;
  readonly text: symbol;
}

function nextTextField(
  field: MemberField,
  before: TextField | undefined,
  targets: readonly ResponseObject[],
): TextField | undefined {
  const { key } = field;
  if (!targets.every((target) => isVerbatimAt(target, field))) return undefined;
  const goesOn = before && targets.every((target) => target.indexOf(key) === target.indexOf(before.key) + 1);
  const text = goesOn ? before.text : Symbol(key);
  for (const target of targets) target.texts.set(key, text);
  return { key, text };
}

class ShapeMaker {
  constructor(private readonly keptKeys: ReadonlySet<string>) {}

  object(fields: readonly MemberField[], targets: readonly ResponseObject[], typeName: string): ObjectShape {
    let before: TextField | undefined;
    const shapes = fields.map((field) => {
      before = nextTextField(field, before, targets);
      return this.#field(field, targets, typeName, before?.text);
    });
    return { fields: shapes };
  }

  #field(
    field: MemberField,
    targets: readonly ResponseObject[],
    typeName: string,
    text: symbol | undefined,
  ): FieldShape {
    const { key, fields } = field;
    if (key === "__typename") {
      const isKept = targets.some(({ leadsToEntities }) => leadsToEntities);
      return { key, text, isKept, value: { kind: "type name", name: typeName } };
    }
    const projection = targets[0]?.findField(key);
    if (!fields) {
      const isKept = text === undefined || this.keptKeys.has(key);
      return { key, text, isKept, value: leafShape(projection) };
    }
    if (!projection) throw new NotVerbatim();
    const children = targets.map((target) => childOf(target, key));
    const shape = text ? verbatimShape(field, children[0]) : this.object(fields, children, nameOf(children));
    return { key, text, isKept: text === undefined, value: composite(typeOf(projection), shape) };
  }
}

/** Whether the client gets the field exactly as the member sent it. */
function isVerbatimAt(target: ResponseObject, member: MemberField): boolean {
  // Clients may select a type's name under several keys.
  return member.key !== "__typename" && isHandedOn(target, member);
}

function isHandedOn(target: ResponseObject, { key, fields }: MemberField): boolean {
  const field = target.findField(key);
  if (!field || field.responseKey !== key || target.isDeliveredTwice(key)) return false;
  if (!fields) return true;
  const child = target.children.get(key);
  if (!child || child.leadsToEntities || child.fields.length !== fields.length) return false;
  return fields.every(
    (inner, index) => child.fields[index]?.sourceKey === inner.key && isHandedOn(child, inner),
  );
}

/** All of it is passed through: nothing is kept. */
function verbatimShape({ fields = [] }: MemberField, target: ResponseObject | undefined): ObjectShape {
  if (!target) throw new NotVerbatim();
  return {
    fields: fields.map((field): FieldShape => {
      const { key } = field;
      const projection = target.findField(key);
      const kept = { key, text: undefined, isKept: false };
      if (key === "__typename") return { ...kept, value: { kind: "type name", name: target.typeName } };
      if (!field.fields) return { ...kept, value: leafShape(projection) };
      if (!projection) throw new NotVerbatim();
      return {
        ...kept,
        value: composite(typeOf(projection), verbatimShape(field, target.children.get(key))),
      };
    }),
  };
}

function leafShape(projection: FieldProjection | undefined): ValueShape {
  if (!projection) return { kind: "leaf", isNullable: true, type: undefined };
  return composite(typeOf(projection), undefined);
}

function composite(type: GraphQLOutputType, shape: ObjectShape | undefined): ValueShape {
  const isNullable = !isNonNullType(type);
  const named = isNonNullType(type) ? type.ofType : type;
  if (isListType(named)) return { kind: "list", isNullable, item: composite(named.ofType, shape) };
  if (isLeafType(named)) return { kind: "leaf", isNullable, type: named };
  if (!shape) throw new NotVerbatim();
  return { kind: "object", isNullable, shape };
}

function typeOf({ type }: FieldProjection): GraphQLOutputType {
  if (type === "type name" || type === "introspection") throw new NotVerbatim();
  return type;
}

function childOf(target: ResponseObject, key: string): ResponseObject {
  const child = target.children.get(key);
  if (!child) throw new NotVerbatim();
  return child;
}

function nameOf(targets: readonly ResponseObject[]): string {
  const [first] = targets;
  if (!first || targets.some(({ typeName }) => typeName !== first.typeName)) throw new NotVerbatim();
  return first.typeName;
}
