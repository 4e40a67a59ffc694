import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { FIRST_PAGE, LAST_PAGE, type PageInfo, type PageState } from "../navigation/paging.js";

interface PageTurnerProps {
  /** Undefined where the list has no pages. */
  readonly pageInfo: PageInfo | undefined;
  readonly addressWith: (page: PageState) => string;
}

/** Links to the first page of a list, the one before, the next and the last; nothing if it has only one. */
export function PageTurner({ pageInfo, addressWith }: PageTurnerProps) {
  const { t } = useLocale();
  const start = pageInfo?.hasPreviousPage ? pageInfo.startCursor : null;
  const end = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
  if (start === null && end === null) return null;
  return (
    <nav className="page-turner" aria-label={t("list.pages")}>
      {start !== null && (
        <>
          <PageLink to={addressWith(FIRST_PAGE)}>
            <span aria-hidden="true">⇤ </span>
            {t("list.first")}
          </PageLink>
          <PageLink to={addressWith({ ...FIRST_PAGE, truoc: start })} rel="prev">
            <span aria-hidden="true">← </span>
            {t("list.previous")}
          </PageLink>
        </>
      )}
      {end !== null && (
        <>
          <PageLink to={addressWith({ ...FIRST_PAGE, sau: end })} rel="next">
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
