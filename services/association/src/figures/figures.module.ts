import { createFigureModule } from "@hub/figure-kit/figure.module";
import { ownFigures } from "@hub/figure-kit/figure-loaders";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import { JointFigure, jointFigureLoaders } from "../joint-record/figures/joint-figure.js";
import { FigureSeries } from "../targets/figure-series.js";

/** The association's own figures, and its copies of all members'; unlike other members it has the units and indicators that they are about. */
export const figures = createFigureModule({
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
