import { ExactNumber } from "@hub/gateway/wire/exact-number";

/**
 * A federation in few lines: the members' schemas, and one set of data that all of them and the reference read.
 *
 * A *row* is one object of the data: values, other rows, or functions of the field's arguments, by field name.
 */
export interface Row {
  readonly [field: string]: unknown;
}

export interface Data {
  /** Every entity, with its `__typename`: members find them here by their keys. */
  readonly entities: readonly Row[];
  /** The root fields of queries and mutations. */
  readonly root: Row;
}

export interface MemberDefinition {
  readonly name: string;
  readonly sdl: string;
  /** Entities that this member does not know, though it knows others of their type. */
  readonly isUnknown?: (entity: Row) => boolean;
}

/** Computes a field with `@requires` from its object; members hand over only what the gateway sent them. */
export type Compute = (object: Row, args: Row) => unknown;

export interface Federation {
  readonly members: readonly MemberDefinition[];
  /** Made anew for the members and for the reference: mutations change it. */
  readonly data: () => Data;
  /** By coordinate: `Product.shippingCost`. */
  readonly computed?: Readonly<Record<string, Compute>>;
  /** Values worth asking for, by the name of the argument or input field. */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
}

/** The first lines of a Federation 2 schema. */
export const FEDERATION_2 = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
    "@key", "@shareable", "@external", "@extends", "@provides", "@requires", "@override",
    "@inaccessible", "@interfaceObject", "@composeDirective", "@tag"
  ])
`;

/** What the row has under the name, its arguments applied. */
export function readRow(row: Row, field: string, args: Row = {}): unknown {
  const value = row[field];
  return typeof value === "function" ? value(args) : value;
}

export function isRow(value: unknown): value is Row {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Error) &&
    !(value instanceof ExactNumber)
  );
}
