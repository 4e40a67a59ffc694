import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import {
  FIRST_PAGE,
  LAST_PAGE,
  type ListPage,
  type PageState,
  pageAfter,
  pageBefore,
} from "../navigation/paging.js";

interface PageTurnerProps {
  /** Undefined where the list has no pages. */
  readonly page: ListPage<unknown> | null | undefined;
  /** Where it is, as the address says. */
  readonly at: PageState;
  readonly addressWith: (page: PageState) => string;
}

/** Links to the first page of a list, the one before, the next and the last; nothing if it has only one. */
export function PageTurner({ page, at, addressWith }: PageTurnerProps) {
  const { t } = useLocale();
  if (page == null) return null;
  const previous = pageBefore(page, at);
  const next = pageAfter(page, at);
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="page-turner" aria-label={t("list.pages")}>
      {previous !== undefined && (
        <>
          <PageLink to={addressWith(FIRST_PAGE)}>
            <span aria-hidden="true">⇤ </span>
            {t("list.first")}
          </PageLink>
          <PageLink to={addressWith(previous)} rel="prev">
            <span aria-hidden="true">← </span>
            {t("list.previous")}
          </PageLink>
        </>
      )}
      {next !== undefined && (
        <>
          <PageLink to={addressWith(next)} rel="next">
            {t("list.next")}
            <span aria-hidden="true"> →</span>
          </PageLink>
          <PageLink to={addressWith(LAST_PAGE)}>
            {t("list.last")}
            <span aria-hidden="true"> ⇥</span>
          </PageLink>
        </>
      )}
    </nav>
  );
}
