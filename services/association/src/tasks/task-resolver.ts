import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById } from "../policy-documents/policy-document-loaders.js";
import { Task } from "./task.js";
import { tasksOfDocument, tasksOfUnit } from "./task-loaders.js";

@Resolver(() => Task)
export class TaskResolver {
  @FieldResolver(() => PolicyDocument, {
    nullable: true,
    description: describe(
      "Văn bản giao nhiệm vụ; trống nếu giao tại hội nghị.",
      "The document that sets it; null when it was set at a conference.",
    ),
  })
  document(
    @Root() { documentId }: Task,
    @Ctx() context: MemberContext,
  ): Promise<PolicyDocument | null> | null {
    return documentId === null ? null : context.load(documentById, documentId);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitTaskResolver {
  @FieldResolver(() => [Task], {
    description: describe("Nhiệm vụ được giao tại đơn vị.", "The tasks set in the unit."),
  })
  tasks(@Root() { id }: AdministrativeUnit, @Ctx() context: MemberContext): Promise<Task[]> {
    return context.load(tasksOfUnit, id);
  }
}

@Resolver(() => PolicyDocument)
export class DocumentTaskResolver {
  @FieldResolver(() => [Task], {
    description: describe("Nhiệm vụ do văn bản giao.", "The tasks that the document sets."),
  })
  tasks(@Root() { id }: PolicyDocument, @Ctx() context: MemberContext): Promise<Task[]> {
    return context.load(tasksOfDocument, id);
  }
}
