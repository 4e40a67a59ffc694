import { defineLoader, groupedBy, MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import type { DecoratedClass } from "@hub/subgraph-kit/federated-schema";
import { CountScalar, DateScalar } from "@hub/subgraph-kit/scalars";
import { createSourceResolver, SourceInput } from "@hub/subgraph-kit/source";
import {
  Arg,
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Mutation,
  Resolver,
  Root,
} from "type-graphql";
import { In } from "typeorm";
import { Figure } from "./figure.js";
import { figuresAsOf } from "./figures-as-of.js";
import { Qualifier } from "./qualifier.js";
import { reportFigure } from "./report-figure.js";

@InputType({ description: describe("Báo cáo một số liệu.", "A figure to be reported.") })
export class ReportFigureInput {
  @Field(() => ID, { description: describe("Đơn vị hành chính.", "The administrative unit.") })
  unitId!: string;

  @Field(() => String, { description: describe("Mã chỉ số.", "The indicator's code.") })
  indicatorCode!: string;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe("Tử số, hoặc số đếm.", "The numerator, or the count itself."),
  })
  numerator?: number | null;

  @Field(() => CountScalar, { nullable: true, description: describe("Mẫu số.", "The denominator.") })
  denominator?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: describe("Tỷ lệ như được in.", "The percentage as printed."),
  })
  percentage?: number | null;

  @Field(() => Qualifier, {
    defaultValue: Qualifier.EXACT,
    description: describe("Cách hiểu con số.", "How the number is meant."),
  })
  qualifier!: Qualifier;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  printedText!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày của số liệu.", "The day the figure holds for."),
  })
  asOf?: string | null;

  @Field(() => SourceInput, { description: describe("Nguồn.", "The source.") })
  source!: SourceInput;

  @Field(() => ID, {
    nullable: true,
    description: describe("Số liệu được đính chính.", "The figure that is corrected."),
  })
  supersedesId?: string | null;

  @Field(() => String, { nullable: true, description: describe("Lý do đính chính.", "Why it is corrected.") })
  reason?: string | null;
}

@ArgsType()
class FigureArguments {
  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ các chỉ số này.", "Only these indicators."),
  })
  indicatorCodes?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Số liệu có hiệu lực tại ngày này.", "The figures that hold at this day."),
  })
  asOf?: string | null;
}

export interface FigureResolverOptions {
  /** The member, as it signs its reports. */
  readonly member: string;
  /** `education` makes `AdministrativeUnit.educationFigures` and `Mutation.reportEducationFigure`. */
  readonly prefix: string;
  /** This member's class of `AdministrativeUnit` and of `Indicator`. */
  readonly unitType: ClassType<{ id: string }>;
  readonly indicatorType: ClassType<object>;
  readonly findUnit: (id: string, context: MemberContext) => Promise<object | null> | object | null;
  readonly findIndicator: (code: string, context: MemberContext) => Promise<object | null> | object | null;
}

const currentFiguresOfUnit = defineLoader<string, Figure[]>(async (unitIds, { dataSource }) => {
  const figures = await dataSource
    .getRepository(Figure)
    .findBy({ unitId: In([...unitIds]), isCurrent: true });
  return groupedBy(unitIds, figures, (figure) => figure.unitId);
});

/** The resolvers through which a member reports its figures and lists them on administrative units. */
export function createFigureResolvers(options: FigureResolverOptions): DecoratedClass[] {
  const { member, prefix, unitType, indicatorType } = options;
  const Prefix = prefix.charAt(0).toUpperCase() + prefix.slice(1);

  @Resolver(() => unitType)
  class UnitFigureResolver {
    @FieldResolver(() => [Figure], {
      name: `${prefix}Figures`,
      nullable: true,
      description: describe(
        "Số liệu hiện hành của thành viên này về đơn vị, mỗi chỉ số một số liệu.",
        "This member's current figures about the unit, one per indicator.",
      ),
    })
    async figures(
      @Root() unit: { id: string },
      @Args(() => FigureArguments) filter: FigureArguments,
      @Ctx() context: MemberContext,
    ): Promise<Figure[]> {
      return figuresAsOf(await context.load(currentFiguresOfUnit, unit.id), filter);
    }

    @Mutation(() => Figure, {
      name: `report${Prefix}Figure`,
      nullable: true,
      description: describe(
        "Báo cáo hoặc đính chính một số liệu. Số liệu vô lý bị từ chối; số liệu lạ được lưu kèm ghi chú.",
        "Reports or corrects a figure. An impossible one is refused; an odd one is stored with flags.",
      ),
    })
    report(
      @Arg("input", () => ReportFigureInput, { description: describe("Số liệu.", "The figure.") })
      input: ReportFigureInput,
      @Ctx() context: MemberContext,
    ): Promise<Figure> {
      return context.transact((transaction) =>
        reportFigure(transaction, {
          ...input,
          numerator: input.numerator ?? null,
          denominator: input.denominator ?? null,
          percentage: input.percentage ?? null,
          asOf: input.asOf ?? null,
          reporter: member,
        }),
      );
    }
  }

  @Resolver(() => Figure)
  class FigureResolver {
    @FieldResolver(() => unitType, {
      nullable: true,
      description: describe("Đơn vị hành chính của số liệu.", "The unit the figure is about."),
    })
    unit(@Root() figure: Figure, @Ctx() context: MemberContext) {
      return options.findUnit(figure.unitId, context);
    }

    @FieldResolver(() => indicatorType, {
      nullable: true,
      description: describe("Chỉ số.", "The indicator."),
    })
    indicator(@Root() figure: Figure, @Ctx() context: MemberContext) {
      return options.findIndicator(figure.indicatorCode, context);
    }
  }

  return [UnitFigureResolver, FigureResolver, createSourceResolver(Figure)];
}
