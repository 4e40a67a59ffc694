import { useLocale } from "../language/use-locale.js";

/** How many, in a cell of a table; the cards that a phone makes of rows leave nought out. */
export function CountCell({ count }: { readonly count: number }) {
  const { number } = useLocale();
  return <span className={count === 0 ? "nought" : undefined}>{number(count)}</span>;
}
