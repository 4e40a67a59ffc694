import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { mapNodes, PageArguments } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt } from "@hub/subgraph-kit/doubt";
import { HoldsBelow, holdBelow } from "@hub/subgraph-kit/held-days";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { LocalizedText } from "@hub/subgraph-kit/values";
import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { AdministrativeKind } from "./administrative-kind.js";
import { AdministrativeUnit } from "./administrative-unit.js";
import {
  registeredCountsOfUnit,
  successionsFrom,
  successionsTo,
  unitById,
  versionsOfUnit,
  wholeSuccessorsOf,
} from "./administrative-unit-loaders.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";
import { childrenOfUnit } from "./children.js";
import { UNITS } from "./named-units.js";
import { RegisteredCount } from "./registered-count.js";
import { searchUnits, unitsInForce } from "./search-units.js";
import { UnitConnection, type UnitPage, unitsOf } from "./unit-connection.js";
import { dayOf, versionOn } from "./unit-days.js";
import { doubtsOn, noteOfSuccessors } from "./unit-doubts.js";
import { UnitSuccession } from "./unit-succession.js";

@ArgsType()
class DayArguments {
  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày được hỏi; mặc định là ngày của danh sách chứa đơn vị; nếu không có thì hôm nay, hoặc ngày cuối của đơn vị đã kết thúc. Ngày không có danh mục hoặc ngoài thời gian tồn tại cho phiên bản gần nhất, “doubts” nêu rõ.",
      'The day asked about; by default that of the list the unit stands in; without one today, or the last day of a unit that has ended. A day without a register or outside the unit\'s life gives the nearest version, and "doubts" says so.',
    ),
  })
  asOf?: string | null;
}

@ArgsType()
class UnitSearchArguments extends PageArguments {
  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tên hoặc đúng mã chính thức. Không phân biệt hoa thường, dấu, vị trí dấu, cách viết (Kì, Kỳ), viết liền (sonla) và viết tắt (TP.HCM, BRVT, Q.11); có thể nêu nhiều cấp: phường 8, quận 11.",
      "A name, or exactly an official code. Whatever its case, diacritics, tone-mark position, spelling (Kì, Kỳ), writing in one (sonla) and abbreviations (TP.HCM, BRVT, Q.11); it may have several levels: phường 8, quận 11.",
    ),
  })
  search?: string | null;

  @Field(() => AdministrativeLevel, {
    nullable: true,
    description: describe("Chỉ cấp này.", "Only this level."),
  })
  level?: AdministrativeLevel | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ các đơn vị trực thuộc đơn vị này vào ngày ấy.",
      "Only the units under this one on that day.",
    ),
  })
  parentId?: string | null;

  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Các đơn vị có hiệu lực tại ngày này; mặc định là hôm nay; khi đó, nếu tìm kiếm không thấy đơn vị nào đang có thì trả về các đơn vị đã kết thúc. Các trường bên dưới cũng được trả lời theo ngày này, trừ khi nêu ngày khác.",
      "The units in force on this day; today by default; a search then answers with units that have ended where it finds none in force. The fields below are answered for this day as well, unless they say another.",
    ),
  })
  asOf?: string | null;
}

@ArgsType()
class ChildrenArguments extends PageArguments {
  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Các đơn vị trực thuộc tại ngày này; mặc định là ngày của danh sách chứa đơn vị; nếu không có thì hôm nay, hoặc ngày cuối của đơn vị đã kết thúc.",
      "The units under it on this day; by default the day of the list the unit stands in; without one today, or the last day of a unit that has ended.",
    ),
  })
  asOf?: string | null;
}

@Resolver(() => AdministrativeUnit)
export class AdministrativeUnitResolver {
  @Query(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính có mã định danh này; trống nếu không có.",
      "The administrative unit with this id; null when there is none.",
    ),
  })
  async administrativeUnit(
    @IdOf("AdministrativeUnit")
    @Arg("id", () => ID, { description: describe("Mã của đơn vị.", "The unit's id.") })
    id: string,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit | null> {
    return isUuid(id) ? context.load(unitById, id) : null;
  }

  @Query(() => UnitConnection, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính có hiệu lực tại một ngày: cấp tỉnh trước, theo thứ tự mã chính thức.",
      "Administrative units in force on a day: provinces first, in the order of their official codes.",
    ),
  })
  async administrativeUnits(
    @Args(() => UnitSearchArguments) { search, level, parentId, asOf, ...page }: UnitSearchArguments,
    @Ctx() context: MemberContext,
  ): Promise<UnitPage> {
    await refuseUnknown(context, [{ argument: "parentId", values: parentId, things: UNITS }]);
    const day = asOf ?? todayInVietnam();
    return unitsOf(day, async () => {
      if (!search?.trim()) {
        const inForce = await unitsInForce(context, { level, parentId, day }, page);
        return mapNodes(inForce, ({ unitId }) => getUnit(unitId, context));
      }
      const found = await searchUnits(context, { search, level, parentId, day: asOf ?? null }, page);
      return mapNodes(found, ({ unitId }) => getUnit(unitId, context));
    });
  }

  @FieldResolver(() => LocalizedText, {
    description: describe(
      "Tên đầy đủ. Trước danh mục đầu tiên (1/3/2025) là tên gần nhất đã biết, có thể không phải tên khi đó: “doubts” của ngày ấy nêu rõ.",
      'Full name. Before the first register (1 March 2025) it is the nearest that is known, which need not be what it was called then: "doubts" of that day say so.',
    ),
  })
  async name(
    @Root() unit: AdministrativeUnit,
    @Args(() => DayArguments) { asOf }: DayArguments,
    @Ctx() context: MemberContext,
  ): Promise<LocalizedText> {
    const { nameVi, nameEn } = await versionAsOf(unit, asOf, context);
    return { vi: nameVi, en: nameEn };
  }

  @FieldResolver(() => AdministrativeKind, {
    description: describe(
      "Loại đơn vị; trước danh mục đầu tiên cũng như tên.",
      "Kind of unit; before the first register as with its name.",
    ),
  })
  async kind(
    @Root() unit: AdministrativeUnit,
    @Args(() => DayArguments) { asOf }: DayArguments,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeKind> {
    return (await versionAsOf(unit, asOf, context)).kind;
  }

  @FieldResolver(() => String, {
    description: describe(
      "Mã chính thức; mã có thể được dùng lại cho đơn vị khác, nên chỉ có nghĩa cùng với ngày. Trước danh mục đầu tiên cũng như tên.",
      "Official code; codes are given again to other units, so one means something only together with a day. Before the first register as with its name.",
    ),
  })
  async officialCode(
    @Root() unit: AdministrativeUnit,
    @Args(() => DayArguments) { asOf }: DayArguments,
    @Ctx() context: MemberContext,
  ): Promise<string> {
    return (await versionAsOf(unit, asOf, context)).officialCode;
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị cấp trên trực tiếp; trống với cấp tỉnh. Trước danh mục đầu tiên cũng như tên.",
      "The unit directly above; null for a province. Before the first register as with its name.",
    ),
  })
  parent(
    @Root() unit: AdministrativeUnit,
    @Args(() => DayArguments) { asOf }: DayArguments,
    @Ctx() context: MemberContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AdministrativeUnit | null> {
    return findParent(unit, holdDayOf(unit, asOf, info), context);
  }

  @FieldResolver(() => [AdministrativeUnit], {
    description: describe(
      "Các đơn vị cấp trên, từ cấp trên trực tiếp đến cấp tỉnh; trống với cấp tỉnh. Trước danh mục đầu tiên cũng như tên.",
      "The units it lies in, from the one directly above to the province; empty for a province. Before the first register as with its name.",
    ),
  })
  async ancestors(
    @Root() unit: AdministrativeUnit,
    @Args(() => DayArguments) { asOf }: DayArguments,
    @Ctx() context: MemberContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AdministrativeUnit[]> {
    const day = holdDayOf(unit, asOf, info);
    const ancestors: AdministrativeUnit[] = [];
    let above = await findParent(unit, day, context);
    while (above !== null) {
      ancestors.push(above);
      above = await findParent(above, day, context);
    }
    return ancestors;
  }

  @FieldResolver(() => UnitConnection, {
    description: describe(
      "Các đơn vị trực thuộc, theo thứ tự mã chính thức.",
      "The units directly under it, in the order of their official codes.",
    ),
  })
  async children(
    @Root() unit: AdministrativeUnit,
    @Args(() => ChildrenArguments) { asOf, ...page }: ChildrenArguments,
    @Ctx() context: MemberContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UnitPage> {
    const day = holdDayOf(unit, asOf, info);
    return unitsOf(day, async () => {
      const children = await context.load(childrenOfUnit, { parentId: unit.id, day, page });
      return mapNodes(children, ({ unitId }) => getUnit(unitId, context));
    });
  }

  @FieldResolver(() => [Doubt], {
    description: describe(
      "Điều chưa chắc về tên, loại, mã và đơn vị cấp trên tại ngày được hỏi.",
      "What is not certain about name, kind, code and parent on the day asked about.",
    ),
  })
  doubts(@Root() unit: AdministrativeUnit, @Args(() => DayArguments) { asOf }: DayArguments): Doubt[] {
    return doubtsOn(dayOf(unit, asOf), unit);
  }

  @FieldResolver(() => [UnitSuccession], {
    description: describe(
      "Các đơn vị kế thừa đơn vị này, xếp theo mã chính thức; khi để trống vì không biết, “successorsNote” nêu rõ.",
      'The units that succeeded this one, in the order of their official codes; where there are none because it is not known, "successorsNote" says so.',
    ),
  })
  async successors(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: MemberContext,
  ): Promise<UnitSuccession[]> {
    const successions = await context.load(successionsFrom, unit.id);
    return inOrderOfCodes(successions, ({ successorId }) => successorId, context);
  }

  @FieldResolver(() => [AdministrativeUnit], {
    description: describe(
      "Các đơn vị mà toàn bộ lãnh thổ của đơn vị này đã nhập vào, trực tiếp hoặc qua đơn vị khác: các đơn vị có nó khi được hỏi với “includeEnded”.",
      'The units that its whole territory went into, directly or by way of others: those that have it where they are asked for with "includeEnded".',
    ),
  })
  wholeSuccessors(
    @Root() { id }: AdministrativeUnit,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit[]> {
    return context.load(wholeSuccessorsOf, id);
  }

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: describe(
      "Vì sao không biết đơn vị nào kế thừa; trống nếu biết, hoặc khi đơn vị còn hiệu lực.",
      "Why it is not known which units succeeded it; null where it is, and while the unit is in force.",
    ),
  })
  async successorsNote(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: MemberContext,
  ): Promise<LocalizedText | null> {
    return noteOfSuccessors(unit, await context.load(successionsFrom, unit.id));
  }

  @FieldResolver(() => [UnitSuccession], {
    description: describe(
      "Các đơn vị mà đơn vị này kế thừa, xếp theo mã chính thức.",
      "The units that this one succeeded, in the order of their official codes.",
    ),
  })
  async predecessors(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: MemberContext,
  ): Promise<UnitSuccession[]> {
    const successions = await context.load(successionsTo, unit.id);
    return inOrderOfCodes(successions, ({ predecessorId }) => predecessorId, context);
  }

  @FieldResolver(() => [AdministrativeUnitVersion], {
    description: describe(
      "Tên, loại và mã qua thời gian, xếp từ cũ đến mới.",
      "Its names, kinds and codes through time, the earliest first.",
    ),
  })
  versions(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnitVersion[]> {
    return context.load(versionsOfUnit, unit.id);
  }

  @FieldResolver(() => [RegisteredCount], {
    description: describe(
      "Số đơn vị trực thuộc được công bố vào những ngày hệ thống không có danh mục.",
      "Published numbers of subordinate units, for days of which the hub has no register.",
    ),
  })
  registeredCounts(
    @Root() unit: AdministrativeUnit,
    @Ctx() context: MemberContext,
  ): Promise<RegisteredCount[]> {
    return context.load(registeredCountsOfUnit, unit.id);
  }
}

/** The unit of an id that another row refers to. */
export async function getUnit(id: string, context: MemberContext): Promise<AdministrativeUnit> {
  const unit = await context.load(unitById, id);
  if (!unit) throw new Error(`administrative unit ${id} is referred to and does not exist`);
  return unit;
}

/**
 * The day that a question about a unit means. Of one that has ended its own day holds below: its children are those
 * of that day. Today does not: what has ended is shown as on its last day then.
 */
function holdDayOf(
  unit: AdministrativeUnit,
  asOf: string | null | undefined,
  info: GraphQLResolveInfo,
): string {
  const day = dayOf(unit, asOf);
  if (day === unit.endedOn) holdBelow(info, day);
  return day;
}

async function findParent(
  unit: AdministrativeUnit,
  day: string,
  context: MemberContext,
): Promise<AdministrativeUnit | null> {
  const { parentId } = await versionAsOf(unit, day, context);
  return parentId === null ? null : getUnit(parentId, context);
}

async function versionAsOf(
  unit: AdministrativeUnit,
  asOf: string | null | undefined,
  context: MemberContext,
): Promise<AdministrativeUnitVersion> {
  return versionOn(await context.load(versionsOfUnit, unit.id), dayOf(unit, asOf));
}

async function inOrderOfCodes(
  successions: readonly UnitSuccession[],
  otherEnd: (succession: UnitSuccession) => string,
  context: MemberContext,
): Promise<UnitSuccession[]> {
  const keyed = await Promise.all(
    successions.map(async (succession) => {
      const [version] = await context.load(versionsOfUnit, otherEnd(succession));
      return { succession, sortKey: version?.sortKey ?? "" };
    }),
  );
  return keyed
    .sort((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
    .map(({ succession }) => succession);
}
