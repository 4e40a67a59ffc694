import { useLocale } from "../language/use-locale.js";

/** What stands where something is being loaded: lines that have its height, and a word for who cannot see them. */
export function Loading({ rows }: { readonly rows: number }) {
  const { t } = useLocale();
  return (
    <div className="loading" aria-busy="true">
      <span className="visually-hidden" role="status">
        {t("loading.label")}
      </span>
      <noscript>{t("loading.withoutScript")}</noscript>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same
        <span key={row} className="loading-line" aria-hidden="true" />
      ))}
    </div>
  );
}
