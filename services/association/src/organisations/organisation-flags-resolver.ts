import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { checkOrganisationName } from "./check-organisation-name.js";
import { Organisation } from "./organisation.js";
import { doubtsAboutEnd } from "./organisation-end.js";

export const organisationFlags = defineFlags(Organisation, {
  check: ({ name }) => checkOrganisationName(name.vi),
  statedDoubts: ({ doubts }) => doubts,
  async otherDoubts(organisation, context) {
    const unit = organisation.unitId === null ? null : await context.load(unitById, organisation.unitId);
    return doubtsAboutEnd(organisation, unit);
  },
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});
