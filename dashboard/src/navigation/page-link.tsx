import type { ComponentProps } from "react";
import { Link, NavLink, useLocation, useNavigate } from "react-router";
import { LANGUAGE_PARAMETER } from "../language/language.js";

/** A document of its own: who goes there, or from there, loads another. */
export const QUERY_TOOL = "/truy-van";

type PageLinkProps = Omit<ComponentProps<typeof Link>, "to"> & {
  /** A path with its search: `/chuong-trinh?xep=han`. */
  readonly to: string;
};

/** A link to another page or state; it keeps the language of the address. */
export function PageLink({ to, ...rest }: PageLinkProps) {
  return <Link to={useAddressInLanguage(to)} reloadDocument={useIsOtherDocument()(to)} {...rest} />;
}

type NavigationLinkProps = Omit<ComponentProps<typeof NavLink>, "to"> & { readonly to: string };

/** As `PageLink`, and says when it leads to where the reader is or to what is above it. */
export function NavigationLink({ to, ...rest }: NavigationLinkProps) {
  return (
    <NavLink
      to={useAddressInLanguage(to)}
      reloadDocument={useIsOtherDocument()(to)}
      end={to === "/"}
      {...rest}
    />
  );
}

/** The address in the language that this page's address names; as it is where it names one itself. */
export function useAddressInLanguage(to: string): string {
  return useInLanguage()(to);
}

/** Puts addresses into the language that this page's address names. */
export function useInLanguage(): (to: string) => string {
  const language = new URLSearchParams(useLocation().search).get(LANGUAGE_PARAMETER);
  return (to) => {
    const [path = "", written = ""] = to.split("?");
    const search = new URLSearchParams(written);
    if (language === null || search.has(LANGUAGE_PARAMETER)) return to;
    search.set(LANGUAGE_PARAMETER, language);
    return `${path}?${search}`;
  };
}

/** Goes to a page, in the language that this page's address names. */
export function useGoTo(): (to: string) => void {
  const navigate = useNavigate();
  const inLanguage = useInLanguage();
  const isOtherDocument = useIsOtherDocument();
  return (to) => {
    if (isOtherDocument(to)) window.location.assign(inLanguage(to));
    else navigate(inLanguage(to));
  };
}

function useIsOtherDocument(): (to: string) => boolean {
  const isInTool = useLocation().pathname === QUERY_TOOL;
  return (to) => isInTool || to.split("?")[0] === QUERY_TOOL;
}
