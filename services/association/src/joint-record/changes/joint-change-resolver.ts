import { Change } from "@hub/subgraph-kit/change";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ANY_TYPE, IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Source } from "@hub/subgraph-kit/source";
import { LocalizedText } from "@hub/subgraph-kit/values";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { AdministrativeUnit } from "../../administrative-units/administrative-unit.js";
import { unitById } from "../../administrative-units/administrative-unit-loaders.js";
import { findSource } from "../joint-source.js";
import { copiesOf, recordedConnectionType } from "../member-copy.js";
import { CHANGED_THINGS, CHANGED_TYPES, MEMBERS } from "../named-in-record.js";
import { findTerritory, TerritoryArguments } from "../unit-argument.js";
import { findChangeTold } from "./find-change-told.js";
import { findChanges } from "./find-changes.js";
import { HubChange } from "./joint-change.js";
import { nameChanged } from "./name-changed.js";

@ArgsType()
class HubChangeArguments extends TerritoryArguments {
  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ những thay đổi mà hệ thống biết đến từ ngày hoặc thời điểm này, ví dụ `2026-11-01` hoặc `2026-11-01T08:00:00+07:00`, hoặc sau con trỏ này.",
      "Only changes that the hub has learned of since this day or moment, such as `2026-11-01` or `2026-11-01T08:00:00+07:00`, or after this cursor.",
    ),
  })
  since?: string | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ trong đơn vị hành chính này và các đơn vị nằm trong đó.",
      "Only in this administrative unit and the units that lie in it.",
    ),
  })
  under?: string | null;

  @IdOf(ANY_TYPE)
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ thay đổi của thứ có mã này: lịch sử của nó, kể cả khi đã rút hoặc thành viên giữ nó không trả lời.",
      "Only of what has this id: its history, also once it is withdrawn, or while the member that holds it does not answer.",
    ),
  })
  nodeId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: describe(
      "Chỉ thay đổi của các loại này như trong lược đồ, ví dụ `Figure`, `Commitment`.",
      "Only of things of these types of the schema, such as `Figure`, `Commitment`.",
    ),
  })
  kinds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ của các thành viên này.", "Only of these members."),
  })
  members?: string[] | null;
}

@ObjectType({
  description: describe("Một trang thay đổi của mọi thành viên.", "A page of all members' changes."),
})
class HubChangeConnection extends recordedConnectionType(HubChange, "HubChange") {}

@Resolver(() => HubChange)
export class HubChangeResolver {
  @Query(() => HubChangeConnection, {
    nullable: true,
    description: describe(
      "Mọi thay đổi của mọi thành viên, được giữ lâu dài, theo thứ tự hệ thống biết đến: thêm, đính chính, sửa, rút. Chép dữ liệu một lần rồi đọc tiếp từ con trỏ cuối cùng thì không bỏ sót gì.",
      "All changes of all members, kept for good, in the order in which the hub learned of them: additions, corrections, changes, withdrawals. Copy the data once and read on from the last cursor, and nothing is missed.",
    ),
  })
  async changes(
    @Args(() => HubChangeArguments) { under, includeEnded, ...filter }: HubChangeArguments,
    @Ctx() context: MemberContext,
  ): Promise<HubChangeConnection> {
    await refuseUnknown(context, [
      { argument: "members", values: filter.members, things: MEMBERS },
      { argument: "kinds", values: filter.kinds, things: CHANGED_TYPES },
      { argument: "nodeId", values: filter.nodeId, things: CHANGED_THINGS },
    ]);
    const territory = await findTerritory(under, includeEnded, context);
    const page = await findChanges(context.database, { ...filter, under: territory }, filter);
    return { ...page, copies: () => copiesOf(context, filter.members) };
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính; trống nếu thay đổi không thuộc đơn vị nào.",
      "The administrative unit; null where the change is in none.",
    ),
  })
  unit(
    @Root() { unitId }: HubChange,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit | null> | null {
    return unitId === null ? null : context.load(unitById, unitId);
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description: describe(
      "Nguồn; trống nếu không được nêu.",
      "Where it was published; null when it was not said.",
    ),
  })
  source(@Root() { sourceId }: HubChange, @Ctx() context: MemberContext): Promise<Source | null> | null {
    return sourceId === null ? null : findSource(sourceId, context);
  }

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: describe(
      "Tên của thứ đã thay đổi, mã đứng trước nếu có, như lịch sử nêu: có cả khi đã rút hoặc thành viên giữ nó không trả lời. Của một số liệu là chỉ số; trống nếu không có tên.",
      "What the thing is called, its code first where it has one, as its history says: also once it is withdrawn, or while the member that holds it does not answer. Of a figure its indicator; null where nothing names it.",
    ),
  })
  name(@Root() change: HubChange, @Ctx() context: MemberContext): Promise<LocalizedText | null> {
    return nameChanged(change, context);
  }

  @FieldResolver(() => Change, {
    nullable: true,
    description: describe(
      "Thay đổi như trong lịch sử của thứ đã thay đổi: bên thay đổi, lý do và từng nội dung trước và sau; của một số liệu là điều được công bố, của một đính chính là điều khác với số liệu được đính chính.",
      "The change as the history of the thing has it: who made it, why, and each field before and after; of a figure what it claims, of a correction what differs from the figure that it corrects.",
    ),
  })
  change(@Root() change: HubChange, @Ctx() context: MemberContext): Promise<Change | null> {
    return findChangeTold(change, context);
  }
}
