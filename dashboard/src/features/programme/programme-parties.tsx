import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { organisationAddress } from "../../navigation/thing-addresses.js";
import { Doubts } from "../../ui/doubts.js";
import { describeParties } from "./programme-facts.js";
import type { Programme } from "./use-programme.js";

/** Who takes part, in which role, and how many signed whom no source names. */
export function ProgrammeParties({ programme }: { readonly programme: Programme }) {
  const locale = useLocale();
  const { t, text } = locale;
  return (
    <>
      <p className="lead">{describeParties(programme, locale)}</p>
      <ul className="rows">
        {programme.parties.map(({ role, organisation }) => (
          <li key={organisation.id} className="row">
            <strong>
              <PageLink to={organisationAddress(organisation.id)}>{text(organisation.name)}</PageLink>
            </strong>
            <span className="note">{t(`programme.role.${role}`)}</span>
            <Doubts doubts={organisation.doubts} />
          </li>
        ))}
      </ul>
    </>
  );
}
