import { useLocale } from "../../language/use-locale.js";
import type { Programme } from "./use-programme.js";

/** The rotating evaluations of the programme, with what was published about each. */
export function EvaluationRounds({ programme }: { readonly programme: Programme }) {
  const { t, text, date } = useLocale();
  const { evaluationEveryMonths: months, evaluationRounds } = programme;
  return (
    <>
      {months !== null && (
        <p className="lead">
          {months % 12 === 0
            ? t("programme.everyYears", { count: months / 12 })
            : t("programme.everyMonths", { count: months })}
        </p>
      )}
      {evaluationRounds.length === 0 && <p className="no-data">{t("figure.noData")}</p>}
      <ol className="rounds">
        {evaluationRounds.map(({ number, dueOn, heldOn, status, host, flags }) => (
          <li key={number}>
            <strong>{t("programme.round", { number })}</strong>
            <span>
              {heldOn === null
                ? t("programme.dueOn", { date: date(dueOn) })
                : t("programme.heldOn", { date: date(heldOn) })}
            </span>
            <span className="note">
              {t(`programme.evaluation.${status}`)}
              {host !== null && ` · ${text(host.name)}`}
              {host === null && flags.length === 0 && ` · ${t("programme.noHost")}`}
            </span>
            {flags.map(({ rule, message }) => (
              <span className="note" key={rule}>
                {text(message)}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
