import type { ProgrammeCommitmentFragment } from "../../api/generated/operations.js";
import { EnteredOnBehalf } from "../../history/entered-on-behalf.js";
import { useLocale } from "../../language/use-locale.js";

interface CommitmentEvidenceProps {
  readonly commitment: Pick<ProgrammeCommitmentFragment, "doneWhen" | "evidence" | "owners">;
}

/** Who answers for it, what counts as done, and what was offered to show that it is: by whom, and where that stands. */
export function CommitmentEvidence({ commitment: { doneWhen, evidence, owners } }: CommitmentEvidenceProps) {
  const { t, text } = useLocale();
  return (
    <>
      {owners.length > 0 && (
        <p className="note">
          {t("programme.owners", { names: owners.map(({ name }) => text(name)).join(", ") })}
        </p>
      )}
      {doneWhen !== null && <p className="note">{t("programme.doneWhen", { text: text(doneWhen) })}</p>}
      {evidence.length > 0 && (
        <>
          <h4>{t("programme.evidence")}</h4>
          <ul className="evidence">
            {evidence.map((one) => (
              <li key={one.id} data-evidence={one.state}>
                {one.url === null ? (
                  text(one.title)
                ) : (
                  <a href={one.url} rel="noreferrer">
                    {text(one.title)}
                  </a>
                )}
                <p className="note">
                  {t(`programme.evidenceKind.${one.kind}`)} · {text(one.offeredBy.name)} ·{" "}
                  {t(`programme.evidenceState.${one.state}`)}
                  {one.missing !== null && `: ${one.missing}`}
                </p>
                <EnteredOnBehalf entered={one.enteredOnBehalf} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
