import { ArgsType, Field } from "type-graphql";
import { describe } from "./describe.js";

/** What every command takes; `MemberContext.perform` keeps to it. */
@ArgsType()
export class CommandArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description: describe(
      "Chỉ kiểm tra: nếu có gì sai thì bị từ chối như khi ghi; nếu không thì trả về trống, không lưu và không báo gì.",
      "Only validate: what is wrong is refused as if it were recorded; otherwise the answer is null, nothing is stored and nobody is told.",
    ),
  })
  validateOnly!: boolean;
}
