import { createContext, type ReactNode, useContext } from "react";
import { useLocale } from "../language/use-locale.js";
import { SourceText } from "./source-text.js";

interface SourceNotesProps {
  /** Unique on the page; links to the notes start with it. */
  readonly id: string;
  /** Every source cited in `children`; duplicates are listed once. */
  readonly sources: readonly string[];
  readonly children: ReactNode;
}

interface NumberedSources {
  readonly id: string;
  readonly sources: readonly string[];
}

const SourceNotesContext = createContext<NumberedSources>({ id: "", sources: [] });

/** Numbers the sources cited in `children` and lists them at the end. */
export function SourceNotes({ id, sources, children }: SourceNotesProps) {
  const { t } = useLocale();
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

/** A citation: the source's number in the surrounding `SourceNotes`, or the whole source outside of one. */
export function SourceReference({ source }: { readonly source: string }) {
  const { t } = useLocale();
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
