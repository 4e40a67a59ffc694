/** Which rights hold at this moment, and which agreements. */
import type { Role } from "@hub/schema/roles";
import { defineLoader, groupedBy } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Directive, Field, ObjectType } from "type-graphql";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { isInForceInSql } from "../agreements/agreements-in-force.js";
import { FileLinksEnded, LINKS_ENDED_VERSION, readFileLinksEnded } from "./file-links-ended.js";
import { Right } from "./right.js";
import { RightHolder } from "./right-holder.js";
import { RoleEnum } from "./role.js";

@Directive("@inaccessible")
@ObjectType({
  description: describe(
    "Một quyền đang có hiệu lực, như gateway đọc.",
    "A right in force, as gateways read it.",
  ),
})
export class RightOfAccount {
  @Field(() => String, { description: describe("Tài khoản (`sub`).", "The account (`sub`).") })
  account!: string;

  @Field(() => RoleEnum, { description: describe("Vai trò.", "The role.") })
  role!: Role;

  @Field(() => String, { description: describe("UUID của cơ quan, tổ chức.", "The organisation's UUID.") })
  organisationId!: string;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "UUID của đơn vị hành chính; trống: mọi nơi.",
      "The administrative unit's UUID; null: everywhere.",
    ),
  })
  unitId!: string | null;
}

@Directive("@inaccessible")
@ObjectType({
  description: describe(
    "Một thỏa thuận chia sẻ đang có hiệu lực, như gateway đọc.",
    "A sharing agreement in force, as gateways read it.",
  ),
})
export class AgreementOfPartner {
  @Field(() => String, { description: describe("Số hiệu.", "Its code.") })
  code!: string;

  @Field(() => String, {
    description: describe("UUID của bên nhận dữ liệu.", "The UUID of the side that receives the data."),
  })
  partnerId!: string;
}

@Directive("@inaccessible")
@ObjectType({
  description: describe(
    "Các quyền và thỏa thuận chia sẻ đang có hiệu lực.",
    "The rights and the sharing agreements in force.",
  ),
})
export class RightsInForce {
  @Field(() => String, {
    description: describe(
      "Khác đi mỗi khi các quyền hoặc thỏa thuận đang có hiệu lực khác đi, cả khi sang ngày mới ở Việt Nam.",
      "Another one whenever the rights or the agreements in force are others, also when a day begins in Việt Nam.",
    ),
  })
  version!: string;

  @Field(() => [RightOfAccount], {
    nullable: true,
    description: describe(
      "Trống nếu vẫn là phiên bản đã biết.",
      "Null where the version is the one that is known already.",
    ),
  })
  rights!: RightOfAccount[] | null;

  @Field(() => [AgreementOfPartner], {
    nullable: true,
    description: describe(
      "Trống nếu vẫn là phiên bản đã biết.",
      "Null where the version is the one that is known already.",
    ),
  })
  agreements!: AgreementOfPartner[] | null;

  @Field(() => [FileLinksEnded], {
    nullable: true,
    description: describe(
      "Ai đã chấm dứt các liên kết tải của mình; trống nếu vẫn là phiên bản đã biết.",
      "Who has ended links to files; null where the version is the one that is known already.",
    ),
  })
  fileLinksEnded!: FileLinksEnded[] | null;
}

/** In SQL, of the columns of the table and a day, which is today. */
const IS_IN_FORCE = "valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) AND ended_at IS NULL";

const AGREEMENT_IS_IN_FORCE = isInForceInSql("$1");

/** What says which there are, so that the version is another one when one is added, changed, or in force no more. */
const LISTED = "coalesce(string_agg(id || ' ' || version, ',' ORDER BY id), '')";
const VERSION = `SELECT md5(
    (SELECT ${LISTED} FROM granted_right WHERE ${IS_IN_FORCE}) || ' and ' ||
    (SELECT ${LISTED} FROM sharing_agreement WHERE ${AGREEMENT_IS_IN_FORCE}) || ' and ' ||
    (${LINKS_ENDED_VERSION})
  ) AS version`;

/** Four statements at most: what is newer than its version is told once more under the next. */
export async function readRightsInForce(
  database: EntityManager,
  unlessVersion: string | null,
  today = todayInVietnam(),
): Promise<RightsInForce> {
  const [{ version }]: [{ version: string }] = await database.query(VERSION, [today]);
  if (version === unlessVersion) return { version, rights: null, agreements: null, fileLinksEnded: null };
  const rights: RightOfAccount[] = await database.query(
    `SELECT account, role, organisation_id AS "organisationId", unit_id AS "unitId"
     FROM granted_right JOIN right_holder ON right_id = id WHERE ${IS_IN_FORCE} ORDER BY account, id`,
    [today],
  );
  const agreements: AgreementOfPartner[] = await database.query(
    `SELECT code, partner_id AS "partnerId" FROM sharing_agreement WHERE ${AGREEMENT_IS_IN_FORCE} ORDER BY code`,
    [today],
  );
  return { version, rights, agreements, fileLinksEnded: await readFileLinksEnded(database) };
}

/** Leaves, of a query of rights, those in force on a day; of today those that hold at this moment. */
export function onlyInForce(query: SelectQueryBuilder<Right>, on: string): void {
  const { alias } = query;
  query
    .andWhere(`${alias}.validFrom <= :on AND (${alias}.validTo IS NULL OR ${alias}.validTo >= :on)`, { on })
    .andWhere(`(${alias}.endedAt IS NULL OR :on < :today)`, { today: todayInVietnam() });
}

/** The rights in force of an account, the oldest first. */
export const rightsInForceOf = defineLoader<string, Right[]>(async (accounts, { database }) => {
  const query = database
    .getRepository(Right)
    .createQueryBuilder("right")
    .innerJoin(RightHolder, "holder", "holder.rightId = right.id")
    .addSelect("holder.account", "account")
    .where("holder.account IN (:...accounts)", { accounts })
    .orderBy("right.validFrom")
    .addOrderBy("right.id");
  onlyInForce(query, todayInVietnam());
  const { entities, raw } = await query.getRawAndEntities<{ account: string }>();
  const accountOf = new Map(entities.map((right, place) => [right, raw[place]?.account]));
  return groupedBy<string | undefined, Right>(accounts, entities, (right) => accountOf.get(right));
});
