import { type Connection, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Source } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { askedCode } from "../search-text/code-key.js";
import { Indicator, IndicatorConnection } from "./indicator.js";
import { indicatorByCode } from "./indicator-loaders.js";
import { computedWith, indicatorsBehind, partitionOf } from "./related-indicators.js";

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => Indicator, {
    nullable: true,
    description: describe(
      "Chỉ số có mã này, viết hoa hay viết thường; trống nếu không có.",
      "The indicator with this code, in upper or lower case; null when there is none.",
    ),
  })
  indicator(
    @Arg("code", () => String, { description: describe("Mã, ví dụ LM01.", "Code, such as LM01.") })
    code: string,
    @Ctx() context: MemberContext,
  ): Promise<Indicator | null> {
    return context.load(indicatorByCode, askedCode(code).toUpperCase());
  }

  @Query(() => IndicatorConnection, {
    nullable: true,
    description: describe("Các chỉ số theo thứ tự mã.", "The indicators in the order of their codes."),
  })
  indicators(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { database }: MemberContext,
  ): Promise<Connection<Indicator>> {
    return readPage(database.getRepository(Indicator).createQueryBuilder("indicator"), page, ["code"]);
  }

  @FieldResolver(() => [Indicator], {
    description: describe(
      "Các chỉ số mà chỉ số này được tính từ đó, theo cách tính; không có nếu không phải chỉ số tính ra.",
      "The indicators that this one is computed from, as its definition says; none if it is not computed.",
    ),
  })
  computedFrom(@Root() indicator: Indicator, @Ctx() context: MemberContext): Promise<Indicator[]> {
    return indicatorsBehind(indicator, context);
  }

  @FieldResolver(() => [Indicator], {
    description: describe(
      "Các chỉ số được tính từ chỉ số này.",
      "The indicators that are computed from this one.",
    ),
  })
  usedFor(@Root() { code }: Indicator, @Ctx() context: MemberContext): Promise<Indicator[]> {
    return context.load(computedWith, code);
  }

  @FieldResolver(() => [Indicator], {
    description: describe(
      "Các phần của cùng một tổng thể, kể cả chỉ số này: mỗi đơn vị được đếm nhiều nhất ở một phần, đúng một mức của cùng một tiêu chuẩn; mẫu số là tổng thể. Không có nếu chỉ số không là phần nào như vậy.",
      "The parts of one whole, this one among them: each unit is counted in one of them at most, at exactly one level of the same standard; the denominator is the whole. None where it is no such part.",
    ),
  })
  partition(@Root() indicator: Indicator, @Ctx() context: MemberContext): Promise<Indicator[]> {
    return partitionOf(indicator, context);
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description: describe(
      "Danh mục nêu chỉ số sau cùng; trống nếu không danh mục nào còn nêu.",
      "The list that said it last; null of one that no list has any more.",
    ),
  })
  source(@Root() { sourceId }: Indicator, @Ctx() context: MemberContext): Promise<Source | null> | null {
    return sourceId === null ? null : context.load(sourceById, sourceId);
  }
}
