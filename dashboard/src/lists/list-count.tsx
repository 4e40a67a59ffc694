import type { ReactNode } from "react";
import { useLocale } from "../language/use-locale.js";

interface ListCountProps {
  /** Of the whole list; null where it cannot be counted, undefined while it is not known. */
  readonly total: number | null | undefined;
  /** It is being counted, and takes its place as soon as it is known. */
  readonly isAwaited?: boolean;
  /** Says of what there are so many. */
  readonly children: (total: string) => ReactNode;
}

/** How many there are in the whole list, whichever page of it is shown; read out when it changes. */
export function ListCount({ total, isAwaited = false, children }: ListCountProps) {
  const { t, number } = useLocale();
  if (total == null && !isAwaited) return null;
  return (
    <div role="status">
      <h2 className="count">{total == null ? t("list.counting") : children(number(total))}</h2>
    </div>
  );
}
