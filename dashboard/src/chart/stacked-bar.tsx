import "./bars.css";

interface StackedBarProps {
  /** The parts in their order; `share` is of 100. */
  readonly parts: readonly { readonly level: number; readonly text: string; readonly share: number }[];
  /** The whole content of the bar in one sentence, for screen readers. */
  readonly label: string;
}

/** Below this a part has no room for its number, which stands in the legend. */
const NARROW_SHARE = 9;

/** The parts of a whole in one bar; neighbours differ by pattern as well as by colour. */
export function StackedBar({ parts, label }: StackedBarProps) {
  return (
    <div className="stacked-bar" role="img" aria-label={label}>
      {parts.map(({ level, text, share }) => (
        <span key={level} className="stacked-bar-part" data-level={level} style={{ flexGrow: share }}>
          {share >= NARROW_SHARE && text}
        </span>
      ))}
    </div>
  );
}
