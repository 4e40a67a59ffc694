import { type Connection, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Source } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { Indicator, IndicatorConnection } from "./indicator.js";
import { indicatorByCode } from "./indicator-loaders.js";

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
    return context.load(indicatorByCode, code.trim().toUpperCase());
  }

  @Query(() => IndicatorConnection, {
    nullable: true,
    description: describe("Các chỉ số theo thứ tự mã.", "The indicators in the order of their codes."),
  })
  indicators(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { dataSource }: MemberContext,
  ): Promise<Connection<Indicator>> {
    return readPage(dataSource.getRepository(Indicator).createQueryBuilder("indicator"), page, ["code"]);
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
