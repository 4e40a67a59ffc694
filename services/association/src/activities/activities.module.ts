import { createActivityModule } from "@hub/figure-kit/activity.module";
import { ownFigures } from "@hub/figure-kit/figure-loaders";
import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Commitment } from "../commitments/commitment.js";
import { commitmentById } from "../commitments/commitment-loaders.js";
import { JointActivity, jointActivityById } from "../joint-record/activities/joint-activity.js";
import { jointFigureLoaders } from "../joint-record/figures/joint-figure.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";

/** Unlike other members the association has the units, organisations and programmes that activities are about. */
const ownModule = createActivityModule({
  member: "association",
  prefix: "association",
  unitType: AdministrativeUnit,
  organisationType: Organisation,
  programmeType: CoordinationProgramme,
  commitmentType: Commitment,
  findUnit: (id, context) => context.load(unitById, id),
  findOrganisation: (id, context) => context.load(organisationById, id),
  findProgramme: (id, context) => context.load(programmeById, id),
  findCommitment: (id, context) => context.load(commitmentById, id),
  loadersFor: (activity) => (activity instanceof JointActivity ? jointFigureLoaders : ownFigures),
});

/** The association's own activities, and its copies of all members', by which it answers for those that have left. */
export const activities: FlaggingModule = {
  ...ownModule,
  references: {
    Activity: async (representation, context) =>
      isUuid(representation.id)
        ? ownModule.references.Activity(representation, context)
        : context.load(jointActivityById, String(representation.id)),
  },
};
