/** What not everybody may read, the words by which it is known in an answer, and whom each layer lets through. */
import type { CallerRight, Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import type { Layer } from "./hub-in-layers.js";
import { type Asking, everybodyWhoAsks, KEEPER, OFFICE, type Units } from "./world.js";

export interface Secret {
  readonly name: string;
  /** Of the objects that show it. */
  readonly typeName: string;
  /** Stand nowhere else. */
  readonly words: readonly string[];
  /** The tables whose rows are it, and `Type.field` where that is what is kept from others. */
  readonly of: readonly string[];
  /** Whom a layer lets through that stands alone. */
  readonly letBy: Readonly<Record<Layer, (caller: Caller, units: Units) => boolean>>;
}

const everybody = () => true;

function holds(caller: Caller, isRight: (right: CallerRight) => boolean): boolean {
  return caller.rights?.some(isRight) ?? false;
}

const isOf =
  (organisationId: string, ...roles: Role[]) =>
  (right: CallerRight) =>
    right.organisationId === organisationId && (roles.length === 0 || roles.includes(right.role));

const isInsideArea = (caller: Caller, { commune, province }: Units) =>
  holds(
    caller,
    (right) => isOf(OFFICE)(right) && [null, commune, province].some((unitId) => unitId === right.unitId),
  );
const isAuditor = (caller: Caller) =>
  holds(caller, (right) => isOf(OFFICE, "AUDITOR")(right) || isOf(KEEPER, "OPERATOR")(right));
const isAnyAuditorOrOperator = (caller: Caller) =>
  holds(caller, ({ role }) => role === "AUDITOR" || role === "OPERATOR");
const isColleague = (caller: Caller) => holds(caller, isOf(OFFICE));
const isColleagueOrKeepersOperator = (caller: Caller) =>
  isColleague(caller) || holds(caller, isOf(KEEPER, "OPERATOR"));

export const SECRETS: readonly Secret[] = [
  {
    name: "an internal figure",
    typeName: "Figure",
    words: ["7302198", "Sổ nội bộ của xã", "Đếm lại ở thôn"],
    of: ["figure"],
    letBy: { gateway: everybody, member: isInsideArea, database: isInsideArea },
  },
  {
    name: "the source of internal figures",
    typeName: "Source",
    words: ["Sổ tay của cán bộ"],
    of: ["source"],
    letBy: { gateway: everybody, member: isInsideArea, database: isInsideArea },
  },
  {
    name: "the access log",
    typeName: "AccessRecord",
    words: ["tai-khoan-da-hoi", "Rà soát kín", "CauHoiKin"],
    of: ["access_record", "accessed_operation", "Query.accessLog"],
    letBy: { gateway: isAnyAuditorOrOperator, member: isAuditor, database: isAuditor },
  },
  {
    name: "whose a right is",
    typeName: "Right",
    words: ["tai-khoan-duoc-giao", "Cán bộ được giao quyền", "Theo quyết định kín", "Nghỉ vì việc riêng"],
    of: [
      "right_holder",
      "right_reason",
      "Right.account",
      "Right.accountName",
      "Right.reason",
      "Right.endReason",
    ],
    letBy: {
      gateway: everybody,
      member: isColleagueOrKeepersOperator,
      database: isColleagueOrKeepersOperator,
    },
  },
  {
    name: "who made a change",
    typeName: "Actor",
    words: ["Người đã giao quyền"],
    of: ["change_person", "Actor.person"],
    letBy: { gateway: everybody, member: isColleague, database: isColleague },
  },
];

/** Tables of which not everybody reads every row, and that no type of the schema shows. */
export const SHOWN_BY_NO_TYPE = [
  "access_chain",
  "access_spool",
  "file_links_ended",
  "kept_answer",
  "released_figure",
] as const;

/** Of a member's database, those of which not everybody reads every row. */
export const RESTRICTED_TABLES = `
  SELECT tablename AS name FROM pg_policies
  WHERE schemaname = current_schema() AND policyname = 'may read' AND qual <> 'true' ORDER BY 1`;

/** Whether somebody is to see it. */
export function maySee({ letBy }: Secret, caller: Caller, units: Units): boolean {
  return Object.values(letBy).every((lets) => lets(caller, units));
}

/** Whether these layers alone let somebody see it. */
export function isSeenPast(
  { letBy }: Secret,
  layers: readonly Layer[],
  caller: Caller,
  units: Units,
): boolean {
  return layers.every((layer) => letBy[layer](caller, units));
}

/** Somebody who is to see it. */
export function whoMaySee(secret: Secret, units: Units): Asking {
  const insider = everybodyWhoAsks(units).find(({ caller }) => maySee(secret, caller, units));
  if (!insider) throw new Error(`Nobody may see ${secret.name}`);
  return insider;
}

/** One of each kind, as the layers tell them apart. */
export function oneOfEachKind({ letBy }: Secret, units: Units): Asking[] {
  const kindOf = ({ caller }: Asking) =>
    Object.values(letBy)
      .map((lets) => lets(caller, units))
      .join();
  return [...Map.groupBy(everybodyWhoAsks(units), kindOf).values()].flatMap((alike) => alike.slice(0, 1));
}
