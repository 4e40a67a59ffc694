import type { QualityFlagFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { Flag } from "./flag.js";
import { nameRule } from "./name-rule.js";

/** What the rules have found in the one thing that a page shows. */
export function FlagList({ flags }: { readonly flags: readonly QualityFlagFragment[] }) {
  const locale = useLocale();
  return (
    <ul className="flags">
      {flags.map(({ rule, severity, message }) => (
        <Flag
          key={`${rule} ${message.vi}`}
          severity={severity}
          title={nameRule(rule, locale)}
          message={message}
        />
      ))}
    </ul>
  );
}
