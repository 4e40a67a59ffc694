/** Colours of the charts; each pair meets 3:1 against the page and is told apart by pattern or label as well. */
export const CHART_COLOURS = {
  track: "#efe7d8",
  achieved: "#8c1d22",
  short: "#a86a12",
  target: "#2b2320",
  axis: "#6b5f56",
  levels: ["#c08a24", "#b45f3c", "#7d1519"],
} as const;

export const CHART_FONT = "'Be Vietnam Pro', sans-serif";
