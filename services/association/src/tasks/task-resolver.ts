import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { UNITS } from "../administrative-units/named-units.js";
import { DOCUMENTS } from "../policy-documents/named-documents.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById } from "../policy-documents/policy-document-loaders.js";
import { Task } from "./task.js";
import { tasksOfDocument, tasksOfUnit } from "./task-loaders.js";

const TaskConnection = connectionType(Task, "Task");

@ArgsType()
class TaskArguments extends PageArguments {
  @IdOf("PolicyDocument")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ do văn bản này giao.", "Only those that this document sets."),
  })
  documentId?: string | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ tại đơn vị hành chính này.", "Only those set in this administrative unit."),
  })
  unitId?: string | null;
}

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskConnection, {
    nullable: true,
    description: describe(
      "Nhiệm vụ của mọi văn bản và hội nghị, theo mã.",
      "The tasks of all documents and conferences, by their codes.",
    ),
  })
  async tasks(
    @Args(() => TaskArguments) { documentId, unitId, ...page }: TaskArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Task>> {
    await refuseUnknown(context, [
      { argument: "documentId", values: documentId, things: DOCUMENTS },
      { argument: "unitId", values: unitId, things: UNITS },
    ]);
    const query = context.database.getRepository(Task).createQueryBuilder("task");
    if (documentId != null) query.andWhere("task.documentId = :documentId", { documentId });
    if (unitId != null) query.andWhere("task.unitId = :unitId", { unitId });
    return readPage(query, page, ["code", "id"]);
  }

  @FieldResolver(() => AdministrativeUnit, {
    description: describe(
      "Đơn vị hành chính nơi giao nhiệm vụ.",
      "The administrative unit that it is set in.",
    ),
  })
  unit(@Root() { unitId }: Task, @Ctx() context: MemberContext): Promise<AdministrativeUnit | null> {
    return context.load(unitById, unitId);
  }

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
