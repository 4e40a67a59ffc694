import type { ProgrammeClauseFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import type { Programme } from "./use-programme.js";

/** The clauses of what was signed, each with its parts and the commitments that it makes; nothing where none are recorded. */
export function ClauseList({ programme }: { readonly programme: Programme }) {
  const { t } = useLocale();
  if (programme.clauses.length === 0) return null;
  return (
    <details className="fold" open>
      <summary>{t("programme.clauses", { count: programme.clauses.length })}</summary>
      <ul className="clauses">
        {programme.clauses.map((clause) => (
          <li key={clause.id}>
            <ClauseText clause={clause} />
            {clause.parts.length > 0 && (
              <ul className="clauses">
                {clause.parts.map((part) => (
                  <li key={part.id}>
                    <ClauseText clause={part} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ClauseText({ clause: { number, text, commitments } }: { readonly clause: ProgrammeClauseFragment }) {
  const { text: write } = useLocale();
  return (
    <p>
      <strong>{number}.</strong> {write(text)}
      {commitments.map(({ code }) => (
        <a key={code} className="clause-commitment" href={`#${encodeURIComponent(code)}`}>
          {code}
        </a>
      ))}
    </p>
  );
}
