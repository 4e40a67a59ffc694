import { useEffect, useRef } from "react";
import { AccessDocument, type AccessQuery } from "../../api/generated/operations.js";
import { noteAccess } from "../../api/kept-answers.js";
import { useLiveQuery } from "../../live/use-live-query.js";

/**
 * Keeps the page to the access with which it has begun: when a right of the caller has ended, or an agreement by which it
 * was told more, what was kept is forgotten and the page is loaded anew.
 */
export function useSameAccess(): void {
  const me = useLiveQuery(AccessDocument)?.me;
  const noted = useRef<readonly string[]>(undefined);
  useEffect(() => {
    if (me === null || me === undefined) return;
    const access = accessOf(me);
    const before = noted.current;
    noted.current = access;
    void noteAccess(access, before).then((isLess) => {
      if (isLess) window.location.reload();
    });
  }, [me]);
}

/** Its rights, and the agreements that open something to its organisations. */
function accessOf({ organisations, roles, agreements }: NonNullable<AccessQuery["me"]>): string[] {
  const own = new Set(organisations.map(({ id }) => id));
  const open = agreements.filter(({ partner }) => own.has(partner.id));
  return [...roles, ...open].map(({ id }) => id);
}
