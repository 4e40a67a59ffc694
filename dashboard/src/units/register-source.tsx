import type { CitedSourceFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { printSource } from "../ui/print-source.js";
import { SourceText } from "../ui/source-text.js";
import { findRegisterCopy } from "./register-copy.js";

/** Where something is said of units: copies of the register in words of the reader's language, all else as it was recorded. */
export function RegisterSource({ source }: { readonly source: CitedSourceFragment }) {
  const { t } = useLocale();
  const copy = findRegisterCopy(source);
  if (copy === undefined) return <SourceText source={printSource(source)} />;
  return (
    <span>
      {t("unit.registerCopy", { name: copy.name })}
      {copy.release !== undefined && `, ${t("unit.registerRelease", { release: copy.release })}`}
      {source.locator !== null && `; ${t("unit.inferredFromCommunes")}`}
    </span>
  );
}
