import { useEffect, useState } from "react";
import { useLocale } from "../language/use-locale.js";
import { Unreadable } from "./code-panel.js";
import {
  countRequests,
  countRounds,
  type Explained,
  type Explanation,
  explain,
  type PlanStep,
} from "./explain.js";
import { useWrittenOperation, type WrittenOperation } from "./use-written-operation.js";

/** What the operation would do and cost, before it is run. */
export function PlanPanel({ url }: { readonly url: string }) {
  const { t } = useLocale();
  const operation = useWrittenOperation();
  if (operation === undefined) return <Unreadable title={t("explorer.plan")} />;
  return (
    <div className="explorer-panel">
      <h2>{t("explorer.plan")}</h2>
      <p>{t("explorer.planLead")}</p>
      <ExplainedOperation url={url} operation={operation} />
    </div>
  );
}

function ExplainedOperation({
  url,
  operation,
}: {
  readonly url: string;
  readonly operation: WrittenOperation;
}) {
  const { t } = useLocale();
  const explained = useExplained(url, operation);
  if (explained === undefined) return <p role="status">{t("explorer.explaining")}</p>;
  if (explained === "unreachable") return <p role="alert">{t("explorer.unreachable")}</p>;
  if ("refusal" in explained)
    return (
      <div role="alert">
        <p>{t("explorer.refused")}</p>
        <p className="explorer-refusal">{explained.refusal}</p>
      </div>
    );
  return <Plan explanation={explained.explanation} />;
}

/** Asked anew whenever the operation is another one. */
function useExplained(url: string, operation: WrittenOperation): Explained | "unreachable" | undefined {
  const asked = JSON.stringify(operation);
  const [known, setKnown] = useState<{
    readonly asked: string;
    readonly answer: Explained | "unreachable";
  }>();
  useEffect(() => {
    const leaving = new AbortController();
    const told: WrittenOperation = JSON.parse(asked);
    explain(url, told, leaving.signal).then(
      (answer) => setKnown({ asked, answer }),
      () => {
        if (!leaving.signal.aborted) setKnown({ asked, answer: "unreachable" });
      },
    );
    return () => leaving.abort();
  }, [url, asked]);
  // Until the next one is there, the last is better than a flicker.
  return known?.answer;
}

function Plan({ explanation: { cost, budget, plan } }: { readonly explanation: Explanation }) {
  const { t, number } = useLocale();
  return (
    <>
      <p>
        <label>
          {t("explorer.cost", { cost: number(cost), budget: number(budget) })}
          <meter className="explorer-cost" min={0} max={budget} high={budget * 0.8} value={cost} />
        </label>
      </p>
      {plan === null ? (
        <p>{t("explorer.nobody")}</p>
      ) : (
        <>
          <p>
            {t("explorer.requests", { count: countRequests(plan) })}{" "}
            {t("explorer.rounds", { count: countRounds(plan) })}
          </p>
          <Step step={plan} />
        </>
      )}
    </>
  );
}

function Step({ step }: { readonly step: PlanStep }) {
  const { t, memberName } = useLocale();
  if (step.kind !== "request") {
    const List = step.kind === "sequence" ? "ol" : "ul";
    return (
      <List className="plan-steps" data-order={step.kind} aria-label={t(`explorer.${step.kind}`)}>
        {step.steps.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no names, and a plan's do not change
          <li key={index}>
            <Step step={each} />
          </li>
        ))}
      </List>
    );
  }
  const { member, byGateway, operation, at, text } = step;
  return (
    <div className="plan-request" data-member={member}>
      <strong>{byGateway ? t("explorer.hub") : memberName(member)}</strong>
      <span>{at.length === 0 ? t(`explorer.asks.${operation}`) : t("explorer.entities")}</span>
      {at.map((place) => (
        <code key={place}>{place}</code>
      ))}
      <details>
        <summary>{t("explorer.text")}</summary>
        <code>{text}</code>
      </details>
    </div>
  );
}
