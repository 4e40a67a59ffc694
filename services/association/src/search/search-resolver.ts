import { type Connection, mapNodes, PageArguments } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { HoldsBelow } from "@hub/subgraph-kit/held-days";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { find } from "./find.js";
import { resultOf } from "./results.js";
import { SearchConnection, SearchKind, SearchResult } from "./search-result.js";

@ArgsType()
class SearchArguments extends PageArguments {
  @Field(() => String, {
    description: describe(
      "Tên, mã hoặc số hiệu. Không phân biệt hoa thường, dấu, cách viết (Kì, Kỳ), viết liền (sonla) và viết tắt (TP.HCM, UBND, HKH, Q.11); đơn vị hành chính có thể nêu nhiều cấp theo thứ tự bất kỳ: phường 8, quận 11; hà nội ba đình.",
      "A name, code or number. Whatever its case, diacritics, spelling (Kì, Kỳ), writing in one (sonla) and abbreviations (TP.HCM, UBND, HKH, Q.11); an administrative unit may have several levels, in any order: phường 8, quận 11; hà nội ba đình.",
    ),
  })
  text!: string;

  @Field(() => [SearchKind], {
    nullable: true,
    description: describe("Chỉ các loại này; mặc định là tất cả.", "Only these kinds; all by default."),
  })
  kinds?: SearchKind[] | null;

  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày để biết điều gì đang có hiệu lực và đơn vị mang tên gì; mặc định là hôm nay. Tên cũ và đơn vị cũ luôn được tìm.",
      "The day for which it is told what is in force and what units are called; today by default. Former names and units are found on any day.",
    ),
  })
  asOf?: string | null;
}

@Resolver(() => SearchResult)
export class SearchResolver {
  @Query(() => SearchConnection, {
    nullable: true,
    description: describe(
      "Tìm đơn vị hành chính (cũ và mới), chương trình, nội dung phối hợp, văn bản, chỉ số, tổ chức: trước hết là tên, mã, số hiệu đúng như đã gõ, rồi tên có chứa, rồi tiêu đề có nhắc đến; đang có hiệu lực trước đã kết thúc, cấp tỉnh trước cấp dưới.",
      "Finds administrative units (former and present), programmes, commitments, documents, indicators and organisations: first the name, code or number that was typed, then names that have it, then titles that mention it; what is in force before what has ended, and provinces before what is below them.",
    ),
  })
  async search(
    @Args(() => SearchArguments) { text, kinds, asOf, ...page }: SearchArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<SearchResult>> {
    const day = asOf ?? todayInVietnam();
    const found = await find(context, { text, kinds: kinds ?? null, day }, page);
    return mapNodes(found, (one) => resultOf(one, { context, day, isDayGiven: asOf != null }));
  }

  @FieldResolver(() => [SearchResult], {
    description: describe("Cái đã kế thừa hoặc thay thế nó.", "What has succeeded or replaced it."),
  })
  successors(@Root() result: SearchResult): Promise<SearchResult[]> {
    return result.findSuccessors();
  }
}
