/**
 * A member that reports figures, in the process of a test that runs the association as well: both have a type
 * `AdministrativeUnit`, so this one has no schema of its own. All else is as members have it.
 */
import { randomUUID } from "node:crypto";
import { Activity, ActivityKind } from "@hub/figure-kit/activity";
import { Figure } from "@hub/figure-kit/figure";
import type { FigureReport } from "@hub/figure-kit/figure-report";
import { CreateFigures1795737600001 } from "@hub/figure-kit/migrations/create-figures";
import { HoldMoreOfActivities1795737600160 } from "@hub/figure-kit/migrations/hold-more-of-activities";
import { KeepInternalFigures1795737600090 } from "@hub/figure-kit/migrations/keep-internal-figures";
import { NameReporters1795737600030 } from "@hub/figure-kit/migrations/name-reporters";
import type { OwnIndicator } from "@hub/figure-kit/own-indicators/own-indicator";
import { createOwnIndicatorsModule } from "@hub/figure-kit/own-indicators/own-indicators.module";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { recordedActivities } from "@hub/figure-kit/recorded-activity";
import { JOINT_RECORD, RECORDED_FIGURES } from "@hub/figure-kit/recorded-figure";
import { CreateRegisterCopy1795737600002, saveEntries } from "@hub/figure-kit/registers/register-copy";
import { reportFigure } from "@hub/figure-kit/report-figure";
import { activitiesOf } from "@hub/figure-kit/tell-activities";
import { FIGURE_ROLES } from "@hub/schema/roles";
import { MemberContext } from "@hub/subgraph-kit/context";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { ofThisMember } from "@hub/subgraph-kit/owner";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { beginHistories } from "@hub/subgraph-kit/recorded-rows";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { PUBLISHED, READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { recordSource } from "@hub/subgraph-kit/source";
import { startTestMember, type TestMember, WRITER, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { Query, Resolver } from "type-graphql";
import { READER_KEY } from "./followed-member.js";

@Resolver()
class NothingResolver {
  @Query(() => String)
  nothing(): string {
    return "";
  }
}

function reportingMember(name: string, indicators: readonly OwnIndicator[]): MemberDefinition {
  const own = createOwnIndicatorsModule(indicators);
  return {
    name,
    entities: [Figure, Activity],
    tables: { figure: PUBLISHED, figure_series: PUBLISHED, activity: READ_ONLY, register_entry: READ_ONLY },
    migrations: [
      CreateFigures1795737600001,
      CreateRegisterCopy1795737600002,
      NameReporters1795737600030,
      KeepInternalFigures1795737600090,
      HoldMoreOfActivities1795737600160,
    ],
    resolvers: [NothingResolver],
    referenceResolvers: {},
    snapshots: {
      [JOINT_RECORD]: {
        figure: RECORDED_FIGURES,
        activity: recordedActivities(name),
        ...own.snapshots?.[JOINT_RECORD],
      },
    },
    ...(own.prepare && { prepare: own.prepare }),
  };
}

/** A test may end it earlier than the file does. */
export interface ReportingMember extends AsyncDisposable {
  readonly name: string;
  readonly member: TestMember;
  /** What the association needs to read it. */
  readonly source: { readonly url: string; readonly key: string };
  /** Takes the registers over from the association, as they are now. */
  learnRegisters(association: TestMember): Promise<void>;
  report(claim: Partial<FigureReport> & Pick<FigureReport, "unitId">): Promise<Figure>;
  record(activity: Partial<Activity>): Promise<Activity>;
}

/** @param indicators that it brings with it */
export async function startReportingMember(
  name: string,
  indicators: readonly OwnIndicator[] = [],
): Promise<ReportingMember> {
  const member = await startTestMember(reportingMember(name, indicators), { readerKeys: [READER_KEY] });
  const { dataSource } = member;
  let hasEnded = false;
  return {
    name,
    member,
    source: { url: member.url, key: READER_KEY },
    async learnRegisters(association) {
      const entries = await association.dataSource.query(
        "SELECT kind, key, version, entry FROM register_entry",
      );
      await saveEntries(dataSource.manager, entries);
    },
    report(claim) {
      const context = new MemberContext({
        caller: WRITER,
        requestId: "request",
        database: ownersDatabase(dataSource.manager),
        onCommit: () => {},
        organisationId: WRITERS_ORGANISATION,
      });
      return context.transact(ofThisMember(FIGURE_ROLES, "anywhere"), (transaction) =>
        reportFigure(transaction, {
          indicatorCode: "CL02",
          numerator: 196,
          denominator: 204,
          printedPercentage: null,
          period: null,
          qualifier: Qualifier.EXACT,
          printedText: "196/204",
          asOf: "2021-12-31",
          source: { title: "Bài báo", document: { number: "26/2025/NQ-HĐND" } },
          member: name,
          ...claim,
        }),
      );
    },
    record(activity) {
      return dataSource.transaction(async (manager) => {
        const source = await recordSource(manager, { title: "Bài báo về hoạt động" });
        const recorded = manager.create(Activity, {
          id: randomUUID(),
          title: { vi: "Trao học bổng", en: null },
          kind: ActivityKind.SUPPORT,
          period: { from: "2022-05-18", to: "2022-05-18" },
          results: [
            {
              label: { vi: "Suất học bổng", en: null },
              count: 75,
              amount: null,
              qualifier: Qualifier.EXACT,
              printedText: "75 suất",
            },
          ],
          doubts: [],
          sourceId: source.id,
          unitId: null,
          programmeId: null,
          commitmentId: null,
          ...activity,
        });
        await manager.insert(Activity, recorded);
        await beginHistories(manager, loaderOf(null), name, [activitiesOf(name)]);
        return recorded;
      });
    },
    async [Symbol.asyncDispose]() {
      if (hasEnded) return;
      hasEnded = true;
      await member[Symbol.asyncDispose]();
    },
  };
}
