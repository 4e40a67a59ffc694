import { createFindingsModule } from "@hub/figure-kit/findings/findings.module";
import { CreateFigures1795737600001 } from "@hub/figure-kit/migrations/create-figures";
import { CreateFindings1795737600050 } from "@hub/figure-kit/migrations/create-findings";
import { FindRepeatedReports1795737600060 } from "@hub/figure-kit/migrations/find-repeated-reports";
import { HoldMoreOfActivities1795737600160 } from "@hub/figure-kit/migrations/hold-more-of-activities";
import { KeepInternalFigures1795737600090 } from "@hub/figure-kit/migrations/keep-internal-figures";
import { KeepSourcesOfInternalFigures1795737600120 } from "@hub/figure-kit/migrations/keep-sources-of-internal-figures";
import { NameReporters1795737600030 } from "@hub/figure-kit/migrations/name-reporters";
import { CreateReleasedFigures1795737600110 } from "@hub/figure-kit/small-cells/create-released-figures";
import { FindWhatIsOpened1795737600122 } from "@hub/figure-kit/small-cells/find-what-is-opened";
import { defineMember } from "@hub/subgraph-kit/define-member";
import { ACCOUNT_FIELDS } from "@hub/subgraph-kit/depends-on-account";
import { CreateAccessLog1795737600086 } from "./access-log/create-access-log.js";
import { NoteAgreements1795737600104 } from "./access-log/note-agreements.js";
import { KeepLoadedRegister1795737600014 } from "./administrative-units/keep-loaded-register.js";
import { CountFiguresInForce1795737600071 } from "./joint-record/count-figures-in-force.js";
import { CreateJointChanges1795737600011 } from "./joint-record/create-joint-changes.js";
import { CreateJointFindings1795737600012 } from "./joint-record/create-joint-findings.js";
import { CreateJointRecord1795737600010 } from "./joint-record/create-joint-record.js";
import { FindChangesById1795737600063 } from "./joint-record/find-changes-by-id.js";
import { FindInEverything1795737600051 } from "./joint-record/find-in-everything.js";
import { FindStatedDoubts1795737600064 } from "./joint-record/find-stated-doubts.js";
import { HoldMoreOfActivitiesInRecord1795737600161 } from "./joint-record/hold-more-of-activities-in-record.js";
import { IndexFiguresInForce1795737600013 } from "./joint-record/index-figures-in-force.js";
import { JoinHistories1795737600032 } from "./joint-record/join-histories.js";
import { KeepRecordPublic1795737600091 } from "./joint-record/keep-record-public.js";
import { KeepRecordedSourcesPublic1795737600121 } from "./joint-record/keep-recorded-sources-public.js";
import { NameReportersInRecord1795737600031 } from "./joint-record/name-reporters-in-record.js";
import { CiteCommitments1795737600023 } from "./migrations/cite-commitments.js";
import { CiteEvaluationRounds1795737600070 } from "./migrations/cite-evaluation-rounds.js";
import { ComputeOverdue1795737600150 } from "./migrations/compute-overdue.js";
import { CreateAgreements1795737600096 } from "./migrations/create-agreements.js";
import { CreateAssociation1795737600003 } from "./migrations/create-association.js";
import { CreateEvidence1795737600172 } from "./migrations/create-evidence.js";
import { CreateExtensions1795737600174 } from "./migrations/create-extensions.js";
import { CreateRegisters1795737600006 } from "./migrations/create-registers.js";
import { CreateRights1795737600080 } from "./migrations/create-rights.js";
import { DoubtTasks1795737600022 } from "./migrations/doubt-tasks.js";
import { EndFileLinks1795737600114 } from "./migrations/end-file-links.js";
import { EnterOnBehalf1795737600098 } from "./migrations/enter-on-behalf.js";
import { FindCommitments1795737600072 } from "./migrations/find-commitments.js";
import { FindPlacesInAnyOrder1795737600061 } from "./migrations/find-places-in-any-order.js";
import { FindShortForms1795737600041 } from "./migrations/find-short-forms.js";
import { IndexWhatOrganisationsDo1795737600021 } from "./migrations/index-what-organisations-do.js";
import { KeepClauses1795737600152 } from "./migrations/keep-clauses.js";
import { KeepReasonsOfRightsApart1795737600170 } from "./migrations/keep-reasons-of-rights-apart.js";
import { KeepRegisterHistory1795737600020 } from "./migrations/keep-register-history.js";
import { KeepRightHoldersApart1795737600134 } from "./migrations/keep-right-holders-apart.js";
import { KeepSmallestCells1795737600116 } from "./migrations/keep-smallest-cells.js";
import { OpenFields1795737600131 } from "./migrations/open-fields.js";
import { PlaceUnits1795737600085 } from "./migrations/place-units.js";
import { ReadSuccessionsAnew1795737600062 } from "./migrations/read-successions-anew.js";
import { TellFirstVersions1795737600040 } from "./migrations/tell-first-versions.js";
import { WriteOutFatherlandFront1795737600073 } from "./migrations/write-out-fatherland-front.js";
import { WriteOutLearningModels1795737600065 } from "./migrations/write-out-learning-models.js";
import * as folders from "./modules.js";

const modules = Object.values(folders);

/** Hội Khuyến học: the coordinator, and the system of record for all that the members share. */
export const association = defineMember({
  name: "association",
  ...ACCOUNT_FIELDS,
  migrations: [
    CreateFigures1795737600001,
    CreateAssociation1795737600003,
    CreateRegisters1795737600006,
    CreateJointRecord1795737600010,
    CreateJointChanges1795737600011,
    CreateJointFindings1795737600012,
    IndexFiguresInForce1795737600013,
    KeepLoadedRegister1795737600014,
    KeepRegisterHistory1795737600020,
    IndexWhatOrganisationsDo1795737600021,
    DoubtTasks1795737600022,
    CiteCommitments1795737600023,
    NameReporters1795737600030,
    NameReportersInRecord1795737600031,
    JoinHistories1795737600032,
    TellFirstVersions1795737600040,
    FindShortForms1795737600041,
    CreateFindings1795737600050,
    FindInEverything1795737600051,
    FindRepeatedReports1795737600060,
    FindPlacesInAnyOrder1795737600061,
    ReadSuccessionsAnew1795737600062,
    FindChangesById1795737600063,
    FindStatedDoubts1795737600064,
    WriteOutLearningModels1795737600065,
    CiteEvaluationRounds1795737600070,
    CountFiguresInForce1795737600071,
    FindCommitments1795737600072,
    WriteOutFatherlandFront1795737600073,
    CreateRights1795737600080,
    PlaceUnits1795737600085,
    CreateAccessLog1795737600086,
    KeepInternalFigures1795737600090,
    KeepRecordPublic1795737600091,
    CreateAgreements1795737600096,
    EnterOnBehalf1795737600098,
    NoteAgreements1795737600104,
    CreateReleasedFigures1795737600110,
    EndFileLinks1795737600114,
    KeepSmallestCells1795737600116,
    KeepSourcesOfInternalFigures1795737600120,
    KeepRecordedSourcesPublic1795737600121,
    FindWhatIsOpened1795737600122,
    OpenFields1795737600131,
    KeepRightHoldersApart1795737600134,
    ComputeOverdue1795737600150,
    KeepClauses1795737600152,
    HoldMoreOfActivities1795737600160,
    HoldMoreOfActivitiesInRecord1795737600161,
    KeepReasonsOfRightsApart1795737600170,
    CreateEvidence1795737600172,
    CreateExtensions1795737600174,
  ],
  modules: [...modules, createFindingsModule("association", modules)],
});
