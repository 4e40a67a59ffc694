import { createContext, type ReactNode, useContext } from "react";
import { useReading } from "../language/use-reading.js";
import { SourceText } from "./source-text.js";

interface SourceNotesProps {
  /** Unique on the page; the notes can be linked to. */
  readonly id: string;
  /** Every source cited in `children`; repeated ones are listed once. */
  readonly sources: readonly string[];
  readonly children: ReactNode;
}

interface NumberedSources {
  readonly id: string;
  readonly sources: readonly string[];
}

const SourceNotesContext = createContext<NumberedSources>({ id: "", sources: [] });

/** A chapter whose figures cite their sources by number, with the numbered list at its end. */
export function SourceNotes({ id, sources, children }: SourceNotesProps) {
  const { t } = useReading();
  const distinct = [...new Set(sources)];
  return (
    <SourceNotesContext value={{ id, sources: distinct }}>
      {children}
      {distinct.length > 0 && (
        <ol className="source-notes" aria-label={t("figure.source")}>
          {distinct.map((source, index) => (
            <li key={source} id={`${id}-source-${index + 1}`}>
              <span className="source-number">
                {t("figure.source")} {index + 1}
              </span>
              <SourceText source={source} />
            </li>
          ))}
        </ol>
      )}
    </SourceNotesContext>
  );
}

/** A source by its number in the notes of the chapter, or in full where there are none. */
export function SourceReference({ source }: { readonly source: string }) {
  const { t } = useReading();
  const { id, sources } = useContext(SourceNotesContext);
  const number = sources.indexOf(source) + 1;
  if (number === 0) {
    return (
      <>
        {t("figure.source")}: <SourceText source={source} />
      </>
    );
  }
  return (
    <a className="source-reference" href={`#${id}-source-${number}`}>
      {t("figure.source")} {number}
    </a>
  );
}
