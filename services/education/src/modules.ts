/** The folders of this member, a line each. */
export { institutions } from "./institutions/institutions.module.js";
export { observances } from "./observances/observances.module.js";
export { universalEducation } from "./universal-education/universal-education.module.js";
