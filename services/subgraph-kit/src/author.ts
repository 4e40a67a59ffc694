/** In whose name a caller writes. */
import { formatGlobalId } from "@hub/schema/global-id";
import type { CallerRight, Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import type { EntityManager } from "typeorm";
import type { BilingualText } from "./bilingual-text.js";
import type { Ownership, Where } from "./owner.js";
import type { Author } from "./record-change.js";
import { Refusal } from "./refusal.js";

/** By their ids the names of organisations and units, of those that the member knows. */
export type FindNames = (
  manager: EntityManager,
  ids: { readonly organisationIds: readonly string[]; readonly unitIds: readonly string[] },
) => Promise<ReadonlyMap<string, BilingualText>>;

/** Of a member that has no names to tell: ids stand in their place. */
export const NO_NAMES: FindNames = async () => new Map();

export interface AuthorSearch {
  readonly manager: EntityManager;
  readonly findNames: FindNames;
}

/**
 * The author of what a caller writes: the organisation and role of the right that lets it. It takes one statement at most, none where the right is for everywhere or
 * for just the unit.
 * @param owners the ways in which somebody may do it, in the order in which they are tried
 * @throws {Refusal} FORBIDDEN to who may not: it says which right would let it
 */
export async function findAuthor(
  caller: Caller,
  owners: readonly Ownership[],
  { manager, findNames }: AuthorSearch,
): Promise<Author> {
  const { id: callerId, name: callerName = null, mayWrite, rights } = caller;
  if (!mayWrite || rights === undefined) throw mayNotWrite(caller, rolesOf(owners));
  const held = owners.flatMap((owner) => rightsFor(owner, rights));
  const right = held[0]?.isSure ? held[0].right : await firstThatHolds(manager, held);
  if (right) return { organisationId: right.organisationId, role: right.role, callerId, callerName };
  throw new Refusal("FORBIDDEN", await sayWhatIsMissing(manager, owners, findNames));
}

function rolesOf(owners: readonly Ownership[]): Role[] {
  return [...new Set(owners.flatMap(({ roles }) => roles))];
}

interface Held {
  readonly right: CallerRight;
  readonly where: Where;
  /** Nobody has to look where the unit lies. */
  readonly isSure: boolean;
}

/** Those of the organisation and in a role that will do, in the order of the roles. */
function rightsFor({ roles, organisationIds, where }: Ownership, rights: readonly CallerRight[]): Held[] {
  return roles
    .flatMap((role) => rights.filter((right) => right.role === role))
    .filter((right) => organisationIds === "any" || organisationIds.includes(right.organisationId))
    .map((right) => ({ right, where, isSure: holdsForSure(right, where) }));
}

function holdsForSure({ unitId }: CallerRight, where: Where): boolean {
  if (unitId === null || where === "anywhere") return true;
  return where !== "everywhere" && unitId === where.unitId;
}

/** Those that are sure, and those for a unit around the one that is written about. */
async function firstThatHolds(
  manager: EntityManager,
  held: readonly Held[],
): Promise<CallerRight | undefined> {
  const asked = held.flatMap(({ right, where }) =>
    typeof where === "object" ? [{ unit: where.unitId, around: right.unitId }] : [],
  );
  if (asked.length === 0) return undefined;
  const found: { unit: string; around: string }[] = await manager.query(
    `SELECT unit, around FROM jsonb_to_recordset($1) AS asked(unit uuid, around uuid)
     WHERE EXISTS (SELECT FROM unit_within WHERE unit_id = unit AND within_id = around)`,
    [JSON.stringify(asked)],
  );
  const holds = new Set(found.map(({ unit, around }) => `${unit} ${around}`));
  return held.find(
    ({ right, where, isSure }) =>
      isSure || (typeof where === "object" && holds.has(`${where.unitId} ${right.unitId}`)),
  )?.right;
}

/** To who may write nothing at all. @param roles those that would let somebody do it */
export function mayNotWrite({ rights }: Caller, roles: readonly Role[]): Refusal {
  if (rights === undefined) {
    return new Refusal("FORBIDDEN", {
      vi: "Người gọi không có quyền ghi; hãy đăng nhập bằng tài khoản được ghi.",
      en: "The caller may not write; sign in with an account that may.",
    });
  }
  return new Refusal("FORBIDDEN", {
    vi: `Tài khoản này không có quyền đang hiệu lực để làm việc này. Được làm: ${roles.map((role) => vi.ActorRole[role]).join(", ")}; hãy đề nghị quản trị cơ quan giao một vai trò như vậy.`,
    en: `This account has no right in force to do this. Who may: ${roles.map((role) => en.ActorRole[role]).join(", ")}; ask your office's administrator for such a role.`,
  });
}

/** It names organisations and units alone, which are public. */
async function sayWhatIsMissing(
  manager: EntityManager,
  owners: readonly Ownership[],
  findNames: FindNames,
): Promise<BilingualText> {
  const organisationIds = owners.flatMap(({ organisationIds: ids }) => (ids === "any" ? [] : ids));
  const unitIds = owners.flatMap(({ where }) => (typeof where === "object" ? [where.unitId] : []));
  const names = await findNames(manager, { organisationIds, unitIds });
  const ways = owners.map((owner) => printOwnership(owner, names));
  return {
    vi: `Tài khoản này không có quyền đang hiệu lực để làm việc này. Cần vai trò ${ways.map((way) => way.vi).join(", hoặc ")}; hãy đề nghị quản trị cơ quan hoặc quản trị hệ thống giao.`,
    en: `This account has no right in force to do this. It needs the role of ${ways.map((way) => way.en).join(", or of ")}; ask a member administrator or an operator for it.`,
  };
}

type Names = ReadonlyMap<string, BilingualText>;

function printOwnership({ roles, organisationIds, where }: Ownership, names: Names): BilingualText {
  const owners = printOwners(organisationIds, names);
  const place = printPlace(where, names);
  return {
    vi: `${roles.map((role) => vi.ActorRole[role]).join(" hoặc ")} của ${owners.vi}${place.vi}`,
    en: `${roles.map((role) => en.ActorRole[role]).join(" or ")} of ${owners.en}${place.en}`,
  };
}

function printOwners(ids: Ownership["organisationIds"], names: Names): BilingualText {
  if (ids === "any") return { vi: "một cơ quan bất kỳ", en: "any organisation" };
  if (ids.length === 0) {
    return {
      vi: "cơ quan của thành viên này, mà thiết lập ORGANISATION_ID chưa nêu,",
      en: "this member's organisation, which its setting ORGANISATION_ID does not name,",
    };
  }
  const known = ids.map((id) => names.get(id) ?? untranslated(formatGlobalId("Organisation", id)));
  return {
    vi: [...new Set(known.map((name) => name.vi))].join(" hoặc "),
    en: [...new Set(known.map((name) => name.en))].join(" or "),
  };
}

function printPlace(where: Where, names: Names): BilingualText {
  if (where === "anywhere") return { vi: "", en: "" };
  if (where === "everywhere") return { vi: " cho mọi nơi", en: " for everywhere" };
  const name = names.get(where.unitId) ?? untranslated(formatGlobalId("AdministrativeUnit", where.unitId));
  return { vi: ` cho ${name.vi} hoặc nơi bao gồm đơn vị này`, en: ` for ${name.en} or a unit around it` };
}

function untranslated(text: string): BilingualText {
  return { vi: text, en: text };
}
