import "./bars.css";

interface MarkedBarProps {
  /** Of 100; so is the mark. */
  readonly value: number;
  readonly mark: number | undefined;
  readonly markText: string;
  readonly isShort: boolean;
  /** The whole content of the bar in one sentence, for screen readers. */
  readonly label: string;
}

/** A share of the whole as a bar, with the line that it should reach. */
export function MarkedBar({ value, mark, markText, isShort, label }: MarkedBarProps) {
  return (
    <div className="marked-bar" role="img" aria-label={label}>
      {mark !== undefined && (
        <span className="marked-bar-text" style={{ left: `${mark}%`, transform: `translateX(-${mark}%)` }}>
          {markText}
        </span>
      )}
      <span className="marked-bar-track">
        <span
          className="marked-bar-value"
          data-short={isShort}
          style={{ width: `${Math.min(value, 100)}%` }}
        />
        {mark !== undefined && <span className="marked-bar-mark" style={{ left: `${mark}%` }} />}
      </span>
    </div>
  );
}
