import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { programmeAddress } from "../../programmes/addresses.js";
import type { Left } from "../../programmes/ended.js";
import { EndedTag } from "../../programmes/ended-tag.js";

interface LeftListProps {
  readonly left: readonly Left[];
  readonly today: string;
}

/** What programmes that have ended leave without a due day and without word that it is done. */
export function LeftList({ left, today }: LeftListProps) {
  const { t, text } = useLocale();
  if (left.length === 0) return null;
  return (
    <ul className="deadlines">
      {left.map(({ programme, count }) => (
        <li key={programme.code} className="deadline" data-left={programme.code}>
          <div>
            <PageLink to={programmeAddress(programme.code, "noi-dung")}>
              {t("deadline.leftByEnded", { count })}
            </PageLink>
            <p className="note">{text(programme.title)}</p>
          </div>
          <div className="deadline-when">
            <EndedTag programme={programme} today={today} />
          </div>
        </li>
      ))}
    </ul>
  );
}
