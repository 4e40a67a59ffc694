import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { CreateEducation1795737600004 } from "./migrations/create-education.js";
import * as modules from "./modules.js";

/** Sở Giáo dục và Đào tạo: universal education, institutions as counts, observances, activities and figures. */
export const education = createReportingMember({
  name: "education",
  prefix: "education",
  migrations: [CreateEducation1795737600004],
  modules: Object.values(modules),
});
