import { PageLink } from "../navigation/page-link.js";

interface PartLinksProps {
  readonly label: string;
  readonly parts: readonly { readonly to: string; readonly name: string; readonly isCurrent: boolean }[];
}

/** The parts of a page, each a link, so that one can be sent to somebody. */
export function PartLinks({ label, parts }: PartLinksProps) {
  return (
    <nav className="part-links" aria-label={label}>
      <ul>
        {parts.map(({ to, name, isCurrent }) => (
          <li key={to}>
            <PageLink
              to={to}
              ref={isCurrent ? bringIntoView : undefined}
              aria-current={isCurrent ? "page" : undefined}
              preventScrollReset
            >
              {name}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the links are wider than the page. */
function bringIntoView(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ inline: "center", block: "nearest" });
}
