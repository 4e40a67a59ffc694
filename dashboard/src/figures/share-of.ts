import type { PublishedFigureFragment } from "../api/generated/operations.js";

type Shared = Pick<PublishedFigureFragment, "percentage" | "computedPercentage"> & {
  readonly indicator: { readonly unit: string } | null;
};

/** The share that a figure states, from 0 to 100, to draw it; undefined if it states none or an impossible one. */
export function shareOf({ indicator, percentage, computedPercentage }: Shared): number | undefined {
  const share = percentage ?? computedPercentage;
  if (indicator?.unit !== "PERCENT" || share === null || share < 0 || share > 100) return undefined;
  return share;
}
