import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { DocumentLink } from "./document-link.js";
import { numberKey } from "./number-key.js";
import { PolicyDocument } from "./policy-document.js";
import { documentById, linksFrom, linksTo } from "./policy-document-loaders.js";

const PolicyDocumentConnection = connectionType(PolicyDocument, "PolicyDocument");

@Resolver(() => PolicyDocument)
export class PolicyDocumentResolver {
  @Query(() => PolicyDocument, {
    nullable: true,
    description: describe(
      "Văn bản theo số, ký hiệu; không phân biệt chữ hoa, chữ thường.",
      "The document with this number, in upper or lower case.",
    ),
  })
  policyDocument(
    @Arg("number", () => String, {
      description: describe("Số, ký hiệu, ví dụ 281/QĐ-TTg.", "Number and symbol, such as 281/QĐ-TTg."),
    })
    number: string,
    @Ctx() { dataSource }: MemberContext,
  ): Promise<PolicyDocument | null> {
    return dataSource.getRepository(PolicyDocument).findOneBy({ numberKey: numberKey(number) });
  }

  @Query(() => PolicyDocumentConnection, {
    nullable: true,
    description: describe("Các văn bản, theo số.", "The documents, by number."),
  })
  policyDocuments(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { dataSource }: MemberContext,
  ): Promise<Connection<PolicyDocument>> {
    return readPage(dataSource.getRepository(PolicyDocument).createQueryBuilder("document"), page, [
      "numberKey",
    ]);
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
