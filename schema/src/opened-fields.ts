/** What sharing agreements open of figures, field by field. */

/** A figure is shown with all else that it says: what it is about, when, by whom, on which source. */
export const OPENED_FIELDS = [
  "numerator",
  "denominator",
  "printedPercentage",
  "percentage",
  "computedPercentage",
  "amount",
  "reason",
] as const;

export type OpenedField = (typeof OPENED_FIELDS)[number];

/** All fields of a figure, those to come as well. */
export const ALL_OPENED = "Figure";

/** As agreements name it: its schema coordinate, such as `Figure.numerator`. */
export function coordinateOf(field: OpenedField): `${typeof ALL_OPENED}.${OpenedField}` {
  return `${ALL_OPENED}.${field}`;
}

/** Those of the fields that none of the coordinates opens. */
export function notOpened(coordinates: readonly string[]): OpenedField[] {
  if (coordinates.includes(ALL_OPENED)) return [];
  return OPENED_FIELDS.filter((field) => !coordinates.includes(coordinateOf(field)));
}
