import { type ReactNode, useId, useState } from "react";
import { useLocale } from "../language/use-locale.js";
import "./filters.css";

interface FiltersProps {
  /** The field that a list is searched with; it is always at hand. */
  readonly search?: ReactNode;
  /** How many of the other fields are set. */
  readonly setCount?: number;
  readonly children?: ReactNode;
}

/** What a list is searched and filtered with. On a phone the filters are behind a button that says how many are set. */
export function Filters({ search, setCount = 0, children }: FiltersProps) {
  const { t } = useLocale();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <form className="choices" aria-label={t("page.filter")} onSubmit={(event) => event.preventDefault()}>
      {search}
      {children !== undefined && (
        <>
          <button
            type="button"
            className="button filters-button"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            {setCount === 0 ? t("page.filters") : t("page.filtersSet", { count: setCount })}
          </button>
          <div id={id} className="filters" data-open={isOpen}>
            {children}
          </div>
        </>
      )}
    </form>
  );
}
