import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { HoldsBelow } from "@hub/subgraph-kit/held-days";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { askedCode, askedCodeInSql } from "../search-text/code-key.js";
import { isFoundIn } from "../search-text/matches-words.js";
import { DocumentClaim } from "./document-claim.js";
import { DocumentLink } from "./document-link.js";
import { DocumentValidity, IS_IN_FORCE, MAY_BE_IN_FORCE, validityOn } from "./document-validity.js";
import { PolicyDocument } from "./policy-document.js";
import {
  claimsByDocument,
  documentById,
  linksFrom,
  linksTo,
  replacementsOf,
} from "./policy-document-loaders.js";

const PolicyDocumentConnection = connectionType(PolicyDocument, "PolicyDocument");

@ArgsType()
class DocumentArguments extends PageArguments {
  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Chỉ các văn bản mà nguồn cho biết có hiệu lực tại ngày này; “includeNotKnown” thêm các văn bản mà nguồn không cho biết.",
      'Only the documents that sources say are in force on this day; "includeNotKnown" adds those of which they do not tell.',
    ),
  })
  inForceOn?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: describe(
      "Cùng “inForceOn”: cả các văn bản mà nguồn không cho biết có hiệu lực hay không; “validity” của mỗi văn bản nói rõ.",
      'Together with "inForceOn": also the documents of which sources do not tell; each one\'s "validity" says which.',
    ),
  })
  includeNotKnown!: boolean;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ các văn bản có những từ này trong số, ký hiệu, loại hoặc trích yếu, tìm như “search”.",
      'Only those with these words in their numbers, kinds or titles, found as "search" finds them.',
    ),
  })
  search?: string | null;
}

@ArgsType()
class ValidityArguments {
  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày được hỏi; mặc định là ngày của danh sách chứa văn bản, nếu không có thì hôm nay.",
      "The day asked about; by default that of the list it stands in, without one today.",
    ),
  })
  asOf?: string | null;
}

@Resolver(() => PolicyDocument)
export class PolicyDocumentResolver {
  @Query(() => PolicyDocument, {
    nullable: true,
    description: describe(
      "Văn bản theo số, ký hiệu; không phân biệt chữ hoa, chữ thường, có dấu hay không dấu.",
      "The document with this number, in upper or lower case, with diacritics or without.",
    ),
  })
  policyDocument(
    @Arg("number", () => String, {
      description: describe("Số, ký hiệu, ví dụ 281/QĐ-TTg.", "Number and symbol, such as 281/QĐ-TTg."),
    })
    number: string,
    @Ctx() { database }: MemberContext,
  ): Promise<PolicyDocument | null> {
    return database
      .getRepository(PolicyDocument)
      .createQueryBuilder("document")
      .where(`${askedCodeInSql("document.numberKey")} = :number`, { number: askedCode(number) })
      .getOne();
  }

  @Query(() => PolicyDocumentConnection, {
    nullable: true,
    description: describe("Các văn bản, theo số.", "The documents, by number."),
  })
  async policyDocuments(
    @Args(() => DocumentArguments) { inForceOn, includeNotKnown, search, ...page }: DocumentArguments,
    @Ctx() { database }: MemberContext,
  ): Promise<Connection<PolicyDocument>> {
    const query = database.getRepository(PolicyDocument).createQueryBuilder("document");
    if (search?.trim()) query.andWhere(...isFoundIn("document", "policy_document searched", search));
    if (inForceOn != null)
      query.andWhere(includeNotKnown ? MAY_BE_IN_FORCE : IS_IN_FORCE, { day: inForceOn });
    return readPage(query, page, ["numberKey"]);
  }

  @FieldResolver(() => DocumentValidity, {
    description: describe(
      "Hiệu lực tại một ngày, theo các nguồn.",
      "Whether it is in force on a day, as far as sources tell.",
    ),
  })
  async validity(
    @Root() document: PolicyDocument,
    @Args(() => ValidityArguments) { asOf }: ValidityArguments,
    @Ctx() context: MemberContext,
  ): Promise<DocumentValidity> {
    const day = asOf ?? todayInVietnam();
    return validityOn(day, document, await replacementsOf(document, context));
  }

  @FieldResolver(() => [DocumentClaim], {
    description: describe(
      "Điều các nguồn khác nói về văn bản, theo thứ tự được ghi.",
      "What other sources say of it, in the order in which it was recorded.",
    ),
  })
  claims(@Root() { id }: PolicyDocument, @Ctx() context: MemberContext): Promise<DocumentClaim[]> {
    return context.load(claimsByDocument, id);
  }

  @FieldResolver(() => [DocumentLink], {
    description: describe("Văn bản này liên quan đến văn bản nào.", "What this document relates to."),
  })
  links(@Root() { id }: PolicyDocument, @Ctx() context: MemberContext): Promise<DocumentLink[]> {
    return context.load(linksFrom, id);
  }

  @FieldResolver(() => [DocumentLink], {
    description: describe("Văn bản nào liên quan đến văn bản này.", "What relates to this document."),
  })
  linkedFrom(@Root() { id }: PolicyDocument, @Ctx() context: MemberContext): Promise<DocumentLink[]> {
    return context.load(linksTo, id);
  }
}

@Resolver(() => DocumentLink)
export class DocumentLinkResolver {
  @FieldResolver(() => PolicyDocument, {
    description: describe("Văn bản nêu quan hệ.", "The document that stands in the relation."),
  })
  from(@Root() { fromId }: DocumentLink, @Ctx() context: MemberContext): Promise<PolicyDocument | null> {
    return context.load(documentById, fromId);
  }

  @FieldResolver(() => PolicyDocument, {
    description: describe("Văn bản được nêu.", "The document it relates to."),
  })
  to(@Root() { toId }: DocumentLink, @Ctx() context: MemberContext): Promise<PolicyDocument | null> {
    return context.load(documentById, toId);
  }
}
