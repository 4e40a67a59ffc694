import type { NamedThingFragment } from "../api/generated/operations.js";
import type { Locale } from "../language/use-locale.js";
import {
  documentAddress,
  figureAddress,
  indicatorAddress,
  organisationAddress,
  unitAddress,
} from "../navigation/thing-addresses.js";
import { programmeAddress } from "../programmes/addresses.js";

interface NamedThing {
  readonly name: string;
  /** The page that shows it; undefined where none does. */
  readonly to?: string | undefined;
}

/** A thing by its name, with the page that shows it; undefined while nobody knows its name. */
export function nameThing(
  thing: NamedThingFragment | undefined,
  kind: string,
  { t, text }: Pick<Locale, "t" | "text">,
): NamedThing | undefined {
  if (thing === undefined) return undefined;
  if ("round" in thing)
    return {
      name: t("deadline.round", { number: thing.round }),
      to: programmeAddress(thing.programme.code, "ky-danh-gia"),
    };
  if ("indicator" in thing)
    return thing.indicator === null
      ? undefined
      : { name: text(thing.indicator.name), to: figureAddress(thing.id) };
  if ("targeted" in thing)
    return {
      name: t("finding.target", { indicator: text(thing.targeted.name), year: thing.targetYear }),
      to: indicatorAddress(thing.targeted.code),
    };
  if ("programme" in thing)
    return {
      name: text(thing.title),
      to: programmeAddress(thing.programme.code, PARTS[kind] ?? "thong-tin"),
    };
  if ("code" in thing) return { name: text(thing.title), to: programmeAddress(thing.code) };
  if ("documentNumber" in thing)
    return { name: `${thing.documentNumber}: ${text(thing.title)}`, to: documentAddress(thing.id) };
  if ("heldIn" in thing) return { name: text(thing.title), to: pageOf(thing.heldIn) };
  if ("observedIn" in thing)
    return { name: `${text(thing.name)} ${thing.year}`, to: pageOf(thing.observedIn) };
  if ("countedIn" in thing) return { name: thing.printedText, to: pageOf(thing.countedIn) };
  const to = ADDRESSES[kind]?.(thing.id);
  if ("title" in thing) return { name: text(thing.title), to };
  return "name" in thing ? { name: text(thing.name), to } : undefined;
}

const ADDRESSES: Readonly<Record<string, (id: string) => string>> = {
  AdministrativeUnit: unitAddress,
  Organisation: organisationAddress,
};

/** What has no page of its own is shown on that of its unit. */
function pageOf(unit: { readonly id: string } | null): string | undefined {
  return unit === null ? undefined : unitAddress(unit.id);
}

const PARTS: Readonly<Record<string, "noi-dung" | "bao-cao">> = { Commitment: "noi-dung", Report: "bao-cao" };
