import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";

interface PageTurnerProps {
  readonly label: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Links to the pages of a list before and after this one; nothing if it has only one. */
export function PageTurner({ label, previous, next }: PageTurnerProps) {
  const { t } = useLocale();
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="page-turner" aria-label={label}>
      {previous !== undefined && (
        <PageLink to={previous} rel="prev">
          <span aria-hidden="true">← </span>
          {t("list.previous")}
        </PageLink>
      )}
      {next !== undefined && (
        <PageLink to={next} rel="next">
          {t("list.next")}
          <span aria-hidden="true"> →</span>
        </PageLink>
      )}
    </nav>
  );
}
