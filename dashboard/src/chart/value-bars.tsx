import "./value-bars.css";

export interface ValueBar {
  readonly key: string;
  readonly name: string;
  /** From nothing to the chart's end. */
  readonly value: number;
  readonly text: string;
}

interface ValueBarsProps {
  readonly caption: string;
  /** Where the bars begin and end, in words. */
  readonly scale: string;
  /** The value of a bar that is as long as the chart is wide. */
  readonly end: number;
  readonly bars: readonly ValueBar[];
}

/** Values under each other as bars of one scale: a list, whose words say all that the bars do. */
export function ValueBars({ caption, scale, end, bars }: ValueBarsProps) {
  return (
    <figure className="value-bars">
      <figcaption>
        {caption} <span className="note">{scale}</span>
      </figcaption>
      <ul>
        {bars.map(({ key, name, value, text }) => (
          <li key={key}>
            <span>{name}</span> <strong>{text}</strong>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect className="value-bars-track" width="100" height="1" />
              <rect className="value-bars-value" width={(100 * value) / end} height="1" />
            </svg>
          </li>
        ))}
      </ul>
    </figure>
  );
}
