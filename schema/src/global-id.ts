/**
 * Ids as everybody outside a member sees them, in answers, arguments, events, links and exports: they say what they
 * are ids of. `unit_0f8fad5b-…` is an administrative unit, `fig_education_7c9e6679-…` a figure that `education` holds.
 *
 * A member stores and computes with the key alone, which is nearly always a UUID.
 */

/**
 * The prefixes of the types that several workspaces speak of. A type that is its member's alone is not here: the member
 * says its prefix itself. Neither is ever changed: ids are kept by others.
 */
const PREFIXES = {
  AdministrativeUnit: "unit",
  Organisation: "org",
  CoordinationProgramme: "prog",
  SigningCeremony: "ceremony",
  Commitment: "commitment",
  SharingAgreement: "agreement",
  EvaluationRound: "round",
  Report: "report",
  PolicyDocument: "doc",
  Task: "task",
  Conference: "conference",
  /** The key is the indicator's code. */
  Indicator: "ind",
  Target: "target",
  /** The key names member, indicator and unit. */
  FigureSeries: "series",
  Figure: "fig",
  Activity: "act",
  Source: "src",
  Change: "change",
} as const satisfies Readonly<Record<string, string>>;

/** A type whose global ids everybody can write. */
export type IdentifiedType = keyof typeof PREFIXES;

/** Every member holds some, so their ids name the member. */
const HELD_BY_SEVERAL = [
  "Figure",
  "Activity",
  "Source",
  "Change",
] as const satisfies readonly IdentifiedType[];

type HeldBySeveral = (typeof HELD_BY_SEVERAL)[number];
export type HeldByOne = Exclude<IdentifiedType, HeldBySeveral>;

export const IDENTIFIED_TYPES: readonly IdentifiedType[] = Object.keys(PREFIXES).filter(isIdentifiedType);

function isIdentifiedType(typeName: string): typeName is IdentifiedType {
  return Object.hasOwn(PREFIXES, typeName);
}

export function isHeldBySeveral(type: IdentifiedType): type is HeldBySeveral {
  return HELD_BY_SEVERAL.some((several) => several === type);
}

/** Those whose keys are no UUIDs. */
const NAMED_BY_MORE: readonly IdentifiedType[] = ["Indicator", "FigureSeries"];

/** Whether the key in such an id is a UUID. */
export function hasUuid(type: IdentifiedType): boolean {
  return !NAMED_BY_MORE.includes(type);
}

export function prefixOf(type: IdentifiedType): string {
  return PREFIXES[type];
}

/**
 * @param key what the member stores: letters, digits, `-` and `.`
 * @param member the one that holds it; it stands in the ids of types that several members hold, and in no others
 */
export function formatGlobalId(type: HeldByOne, key: string): string;
export function formatGlobalId(type: IdentifiedType, key: string, member: string): string;
export function formatGlobalId(type: IdentifiedType, key: string, member?: string): string {
  return spellGlobalId({
    prefix: prefixOf(type),
    member: isHeldBySeveral(type) ? member : undefined,
    key,
  });
}

/** What can be read of a global id without knowing any type. */
export interface GlobalId {
  readonly prefix: string;
  /** Undefined where the id's type is held by one member. */
  readonly member: string | undefined;
  /** UUIDs in lower case, codes of indicators in capitals. */
  readonly key: string;
}

const GLOBAL_ID = /^([a-z]+)_(?:([a-z][a-z0-9-]*)_)?([A-Za-z0-9][A-Za-z0-9.-]*)$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id as members and their events spell it. */
export function spellGlobalId({ prefix, member, key }: GlobalId): string {
  return member === undefined ? `${prefix}_${key}` : `${prefix}_${member}_${key}`;
}

/** Parses what {@link formatGlobalId} writes; undefined for any other text, such as a bare UUID. */
export function parseGlobalId(text: string): GlobalId | undefined {
  const [, prefix, member, key] = GLOBAL_ID.exec(text) ?? [];
  if (prefix === undefined || key === undefined) return undefined;
  return { prefix, member, key: spelledKey(prefix, key) };
}

function spelledKey(prefix: string, key: string): string {
  if (prefix === PREFIXES.Indicator) return key.toUpperCase();
  return UUID.test(key) ? key.toLowerCase() : key;
}

/** Whether it is a UUID alone, in either case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The UUID that a global id ends in; undefined for any other text. */
export function uuidIn(id: string): string | undefined {
  const key = parseGlobalId(id)?.key;
  return key !== undefined && UUID.test(key) ? key : undefined;
}
