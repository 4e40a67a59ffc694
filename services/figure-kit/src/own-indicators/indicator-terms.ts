/** In what words the register speaks of an indicator. */

export enum IndicatorUnit {
  PERCENT = "PERCENT",
  COUNT = "COUNT",
  VND = "VND",
  LEVEL = "LEVEL",
}

export enum IndicatorFrequency {
  YEARLY = "YEARLY",
  HALF_YEARLY = "HALF_YEARLY",
  PER_EVENT = "PER_EVENT",
  SNAPSHOT = "SNAPSHOT",
}

export enum IndicatorDirection {
  HIGHER_IS_BETTER = "HIGHER_IS_BETTER",
  LOWER_IS_BETTER = "LOWER_IS_BETTER",
  NEUTRAL = "NEUTRAL",
}

export enum IndicatorBasis {
  PUBLISHED_FIGURE = "PUBLISHED_FIGURE",
  LEGAL_DOCUMENT = "LEGAL_DOCUMENT",
  PROPOSAL = "PROPOSAL",
  DERIVED = "DERIVED",
}
