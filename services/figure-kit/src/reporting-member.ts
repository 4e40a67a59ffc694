import type { MigrationClass } from "@hub/subgraph-kit/database";
import { defineMember, type MemberModule, type MemberParts } from "@hub/subgraph-kit/define-member";
import { history } from "@hub/subgraph-kit/history";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { allToldChanges } from "@hub/subgraph-kit/told-change";
import { createActivityModule } from "./activity.module.js";
import { actorsInOrganisations } from "./actors-in-organisations.js";
import { withReports } from "./change-by-report.js";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
  extendedEntities,
  FigureSeriesReference,
  IndicatorReference,
  OrganisationReference,
} from "./extended-entities.js";
import { createFigureModule } from "./figure.module.js";
import { formatFigureSeriesKey } from "./figure-series-key.js";
import { createFindingsModule } from "./findings/findings.module.js";
import { CreateFigures1795737600001 } from "./migrations/create-figures.js";
import { CreateFindings1795737600050 } from "./migrations/create-findings.js";
import { FindRepeatedReports1795737600060 } from "./migrations/find-repeated-reports.js";
import { HoldMoreOfActivities1795737600160 } from "./migrations/hold-more-of-activities.js";
import { KeepInternalFigures1795737600090 } from "./migrations/keep-internal-figures.js";
import { KeepSourcesOfInternalFigures1795737600120 } from "./migrations/keep-sources-of-internal-figures.js";
import { NameReporters1795737600030 } from "./migrations/name-reporters.js";
import type { OwnIndicator } from "./own-indicators/own-indicator.js";
import { createOwnIndicatorsModule } from "./own-indicators/own-indicators.module.js";
import { JOINT_RECORD } from "./recorded-figure.js";
import { CopyOpenedFields1795737600130 } from "./registers/copy-opened-fields.js";
import { CreateRegisterCopy1795737600002 } from "./registers/register-copy.js";
import { registers } from "./registers/registers.module.js";
import { CreateReleasedFigures1795737600110 } from "./small-cells/create-released-figures.js";
import { FindWhatIsOpened1795737600122 } from "./small-cells/find-what-is-opened.js";

const MIGRATIONS = [
  CreateFigures1795737600001,
  CreateRegisterCopy1795737600002,
  NameReporters1795737600030,
  CreateFindings1795737600050,
  FindRepeatedReports1795737600060,
  KeepInternalFigures1795737600090,
  CreateReleasedFigures1795737600110,
  KeepSourcesOfInternalFigures1795737600120,
  FindWhatIsOpened1795737600122,
  CopyOpenedFields1795737600130,
  HoldMoreOfActivities1795737600160,
] as const satisfies readonly MigrationClass[];

export interface ReportingMemberParts extends Partial<MemberParts> {
  /** The subgraph's name, in kebab-case. */
  readonly name: string;
  /** `womensUnion` makes `womensUnionFigures`, `womensUnionActivities` and `reportWomensUnionFigure`. */
  readonly prefix: string;
  /** Those that it brings with it; the association enters them in the register of all members. */
  readonly indicators?: readonly OwnIndicator[];
}

/**
 * A member that reports figures and activities about the association's units, programmes and commitments, with what
 * is its own: further modules and their migrations.
 */
export function createReportingMember({
  name,
  prefix,
  indicators = [],
  migrations = [],
  modules = [],
  ...rest
}: ReportingMemberParts): MemberDefinition {
  const figures = createFigureModule({
    member: name,
    prefix,
    unitType: AdministrativeUnitExtension,
    indicatorType: IndicatorReference,
    seriesType: FigureSeriesReference,
    findUnit: asReference,
    findIndicator: (code) => ({ id: code, code }),
    findSeries: (key) => ({ id: formatFigureSeriesKey(key) }),
  });
  const parts = [
    figures,
    createActivityModule({
      member: name,
      prefix,
      unitType: AdministrativeUnitExtension,
      organisationType: OrganisationReference,
      programmeType: CoordinationProgrammeExtension,
      commitmentType: CommitmentExtension,
      findUnit: asReference,
      findOrganisation: asReference,
      findProgramme: asReference,
      findCommitment: asReference,
    }),
    extendedEntities,
    createOwnIndicatorsModule(indicators),
    registers,
    withReports(history),
    actorsInOrganisations,
    ...modules,
  ];
  return defineMember({
    ...rest,
    name,
    migrations: inOrder([...MIGRATIONS, ...migrations]),
    modules: [...parts, createToldHistory(name, parts), createFindingsModule(name, parts)],
  });
}

function asReference(id: string): { id: string } {
  return { id };
}

/** What the histories of the parts say, for the association's joint record. */
function createToldHistory(member: string, parts: readonly MemberModule[]): MemberModule {
  const recorded = parts.flatMap((part) => part.recorded ?? []);
  return { snapshots: { [JOINT_RECORD]: { change: allToldChanges(member, recorded) } } };
}

/** Those of the kit and the member's own, in the order of their stamps. */
function inOrder(migrations: readonly MigrationClass[]): MigrationClass[] {
  const stampOf = ({ name }: MigrationClass) => Number(name.slice(-13));
  return migrations.toSorted((one, other) => stampOf(one) - stampOf(other));
}
