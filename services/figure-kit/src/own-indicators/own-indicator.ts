/**
 * An indicator that a member brings with it and reports. The member tells of it, in an event and in the snapshot for
 * the joint record, and the association enters it in the register that everybody copies.
 */
import type { NewEvent } from "@hub/outbox/append";
import { z } from "zod";
import { AdministrativeLevel } from "../administrative-level.js";
import { IndicatorBasis, IndicatorDirection, IndicatorFrequency, IndicatorUnit } from "./indicator-terms.js";

const words = z.string().trim().min(1).normalize("NFC");
const text = z.object({ vi: words, en: words });
const levels = z.array(z.enum(AdministrativeLevel));

/** How the codes of all indicators are written. */
export const INDICATOR_CODE = /^[A-Z]{2,}\d{2,}$/;

export const ownIndicator = z.object({
  /** Begins with letters that no other member's codes begin with: an indicator that another has is not taken over. */
  code: z.string().regex(INDICATOR_CODE, "capital letters and a number, such as FT01"),
  name: text,
  unit: z.enum(IndicatorUnit),
  /** Numerator and denominator, or what is counted. */
  definition: text,
  /** At which it is reported now. */
  levels,
  historicalLevels: levels,
  frequency: z.enum(IndicatorFrequency),
  direction: z.enum(IndicatorDirection),
  basis: z.array(z.enum(IndicatorBasis)).min(1),
  /** Below it no internal count is shown to another organisation; of scholarships and of persons in hardship it is 5. */
  smallestCell: z.number().int().positive().optional(),
});

export type OwnIndicator = z.infer<typeof ownIndicator>;

/** The payload of the event. */
export const declaredIndicator = z.object({ declared: ownIndicator });

/** A row of the snapshot. */
export const declaredIndicatorRow = z.object({ indicator: declaredIndicator });

export const INDICATOR_DECLARED = "indicator.declared";

export type IndicatorDeclared = NewEvent<typeof INDICATOR_DECLARED, z.infer<typeof declaredIndicator>>;
