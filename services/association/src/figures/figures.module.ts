import { createFigureModule } from "@hub/figure-kit/figure.module";
import { ownFigures } from "@hub/figure-kit/figure-loaders";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import { JointFigure, jointFigureLoaders } from "../joint-record/figures/joint-figure.js";
import { FigureSeries } from "../targets/figure-series.js";

/** Unlike other members the association has the units and indicators that figures are about. */
const ownModule = createFigureModule({
  member: "association",
  prefix: "association",
  unitType: AdministrativeUnit,
  indicatorType: Indicator,
  seriesType: FigureSeries,
  findUnit: (id, context) => context.load(unitById, id),
  findIndicator: (code, context) => context.load(indicatorByCode, code),
  findSeries: (key) => new FigureSeries(key),
  loadersFor: (figure) => (figure instanceof JointFigure ? jointFigureLoaders : ownFigures),
});

/** The association's own figures, and its copies of all members', by which it answers for those that have left. */
export const figures: MemberModule = {
  ...ownModule,
  references: {
    ...ownModule.references,
    Figure: async ({ id }, context) =>
      isUuid(id) ? context.load(ownFigures.byId, id) : context.load(jointFigureLoaders.byId, String(id)),
  },
};
