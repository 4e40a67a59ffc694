import { type Connection, type Edge, edgeType, PageInfo, TOTAL_COUNT } from "@hub/subgraph-kit/connection";
import { describe } from "@hub/subgraph-kit/describe";
import { Field, Int, ObjectType } from "type-graphql";
import { AdministrativeUnit } from "./administrative-unit.js";
import { registerOn, UnitRegister } from "./unit-register.js";

const UnitEdge = edgeType(AdministrativeUnit, "AdministrativeUnit");

/**
 * A page of units of a day. Its lists are null where the hub has no register of that day: an empty list would say
 * that there were none, and the units of the nearest register would pass for those of the day.
 */
@ObjectType("AdministrativeUnitConnection", {
  description: describe(
    "Một trang của danh sách AdministrativeUnit tại một ngày.",
    "A page of a list of AdministrativeUnit on a day.",
  ),
})
export class UnitConnection {
  @Field(() => [UnitEdge], {
    nullable: true,
    description: describe(
      "Các phần tử kèm con trỏ; null nếu hệ thống không có danh mục của ngày đó (xem “register”).",
      'The elements with their cursors; null where the hub has no register of the day (see "register").',
    ),
  })
  edges!: Edge<AdministrativeUnit>[] | null;

  @Field(() => [AdministrativeUnit], {
    nullable: true,
    description: describe(
      "Các phần tử; null nếu hệ thống không có danh mục của ngày đó (xem “register”).",
      'The elements; null where the hub has no register of the day (see "register").',
    ),
  })
  nodes!: AdministrativeUnit[] | null;

  @Field(() => PageInfo, { description: describe("Vị trí của trang.", "Where the page lies.") })
  pageInfo!: PageInfo;

  countAll!: Connection<AdministrativeUnit>["countAll"] | null;

  @Field(() => Int, { nullable: true, description: TOTAL_COUNT })
  totalCount(): Promise<number> | null {
    return this.countAll === null ? null : this.countAll();
  }

  @Field(() => UnitRegister, {
    description: describe("Hệ thống biết gì về ngày đó.", "What the hub knows of the day."),
  })
  register!: UnitRegister;
}

/** The connection as it is resolved. */
export type UnitPage = Omit<UnitConnection, "totalCount">;

/** The units of a day, which are read only where the hub has a register of it. */
export async function unitsOf(
  day: string,
  read: () => Promise<Connection<AdministrativeUnit>>,
): Promise<UnitPage> {
  const register = registerOn(day);
  return register.isKnown ? { ...(await read()), register } : { ...NOTHING_KNOWN, register };
}

const NOTHING_KNOWN = {
  edges: null,
  nodes: null,
  countAll: null,
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};
