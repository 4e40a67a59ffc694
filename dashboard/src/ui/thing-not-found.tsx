import type { ReactNode } from "react";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { Notice } from "./notice.js";

interface ThingNotFoundProps {
  /** Where all things of its kind are listed, and how that page is called. */
  readonly to: string;
  readonly name: string;
  readonly children: ReactNode;
}

/**
 * Says that the address of a thing leads to none, and where to go on. By `data-missing` the hub knows that it
 * has to send the page with status 404.
 */
export function ThingNotFound({ to, name, children }: ThingNotFoundProps) {
  const { t } = useLocale();
  return (
    <div data-missing="">
      <Notice kind="empty">
        {children} <PageLink to={to}>{t("notFound.all", { name })}</PageLink> ·{" "}
        <PageLink to="/">{t("notFound.overview")}</PageLink>
      </Notice>
    </div>
  );
}
