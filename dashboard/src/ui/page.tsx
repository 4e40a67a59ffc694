import { type ReactNode, useEffect, useRef } from "react";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";

interface PageProps {
  /** The heading, and the name of the window. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** The pages above this one, below the overview. */
  readonly parents?: readonly { readonly to: string; readonly name: string }[];
  /** Beside the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/**
 * One page: where it stands, its heading, its content. Whoever comes to it from another page lands on the heading, or on
 * what the address names.
 */
export function Page({ title, lead, parents, aside, children }: PageProps) {
  const { t } = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("product.name")}`;
  }, [title, t]);
  useEffect(() => {
    if (window.history.state?.idx > 0 && window.location.hash === "")
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article className="page">
      {parents !== undefined && (
        <nav className="breadcrumb" aria-label={t("page.breadcrumb")}>
          <ol>
            {[{ to: "/", name: t("navigation.overview") }, ...parents].map(({ to, name }) => (
              <li key={to}>
                <PageLink to={to}>{name}</PageLink>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {aside}
      </header>
      {children}
    </article>
  );
}
