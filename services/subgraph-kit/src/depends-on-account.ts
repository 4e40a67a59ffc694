/** Fields that answer by which account asks, and not only by what it may do. */
import { DirectiveLocation, GraphQLDirective } from "graphql";
import { Directive } from "type-graphql";
import { describe } from "./describe.js";
import type { SubgraphDefinition } from "./federated-schema.js";

const NAME = "dependsOnAccount";

/** What the definition of a member has that applies {@link DependsOnAccount}. */
export const ACCOUNT_FIELDS = {
  links: [{ url: "https://khuyen-hoc-hub.vn/spec/accounts/v0.1", imports: [`@${NAME}`] }],
  directives: [
    new GraphQLDirective({
      name: NAME,
      description: describe(
        "Giá trị phụ thuộc tài khoản đang hỏi, chứ không chỉ các quyền của tài khoản đó: gateway cho thành viên biết tài khoản và không chia sẻ câu trả lời với tài khoản khác.",
        "The value depends on the account that asks, and not only on its rights: the gateway tells the member which it is, and shares the answer with no other.",
      ),
      locations: [DirectiveLocation.FIELD_DEFINITION],
    }),
  ],
} as const satisfies Pick<SubgraphDefinition, "links" | "directives">;

/**
 * Says of a field that its value depends on the account that asks. Any other field of a query is asked for by nobody in
 * particular, with the rights of who asks: `context.caller.id` is no account there.
 */
export function DependsOnAccount(): ReturnType<typeof Directive> {
  return Directive(`@${NAME}`);
}
