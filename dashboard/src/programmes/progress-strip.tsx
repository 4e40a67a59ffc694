import { useLocale } from "../language/use-locale.js";
import type { StateShare } from "./summarise-states.js";
import "./states.css";

/** How many commitments are in each state: a strip to read from a distance, and the same in words. */
export function ProgressStrip({ shares }: { readonly shares: readonly StateShare[] }) {
  const { t } = useLocale();
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="progress">
      <div className="progress-strip" aria-hidden="true">
        {shares.map(({ state, count }) => (
          <span key={state} className="progress-part" data-state={state} style={{ flexGrow: count }}>
            {count}
          </span>
        ))}
      </div>
      <ul className="legend progress-legend" aria-label={t("programme.summaryTitle", { count: total })}>
        {shares.map(({ state, count }) => (
          <li key={state}>
            <strong>{count}</strong> <SummaryState state={state} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SummaryState({ state }: { readonly state: StateShare["state"] }) {
  const { t } = useLocale();
  return (
    <span className="legend-entry">
      <span className="legend-swatch" data-state={state} aria-hidden="true" />
      {t(`programme.state.${state}`)}
    </span>
  );
}
