/** The folders of this member, a line each. */
export { administrativeUnits } from "./administrative-units/administrative-units.module.js";
export { ceremonies } from "./ceremonies/ceremonies.module.js";
export { commitments } from "./commitments/commitments.module.js";
export { conferences } from "./conferences/conferences.module.js";
export { evaluationRounds } from "./evaluation-rounds/evaluation-rounds.module.js";
export { figures } from "./figures/figures.module.js";
export { history } from "./history/history.module.js";
export { indicators } from "./indicators/indicators.module.js";
export { jointRecord } from "./joint-record/joint-record.module.js";
export { organisations } from "./organisations/organisations.module.js";
export { policyDocuments } from "./policy-documents/policy-documents.module.js";
export { programmes } from "./programmes/programmes.module.js";
export { registers } from "./registers/registers.module.js";
export { reports } from "./reports/reports.module.js";
export { search } from "./search/search.module.js";
export { targets } from "./targets/targets.module.js";
export { tasks } from "./tasks/tasks.module.js";
