import type { Locale } from "../../language/use-locale.js";
import {
  documentAddress,
  figureAddress,
  organisationAddress,
  unitAddress,
} from "../../navigation/thing-addresses.js";
import { programmeAddress } from "../../programmes/addresses.js";
import type { ChangedThing } from "./use-recent-changes.js";

interface NamedThing {
  readonly name: string;
  /** The page that shows it; undefined where none does. */
  readonly to?: string | undefined;
}

/** What changed by its name, with the page that shows it; undefined while nobody knows its name. */
export function nameThing(
  thing: ChangedThing | undefined,
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
  if ("programme" in thing)
    return {
      name: text(thing.title),
      to: programmeAddress(thing.programme.code, PARTS[kind] ?? "thong-tin"),
    };
  if ("code" in thing) return { name: text(thing.title), to: programmeAddress(thing.code) };
  const to = ADDRESSES[kind]?.(thing.id);
  if ("title" in thing) return { name: text(thing.title), to };
  return "name" in thing ? { name: text(thing.name), to } : undefined;
}

const ADDRESSES: Readonly<Record<string, (id: string) => string>> = {
  AdministrativeUnit: unitAddress,
  Organisation: organisationAddress,
  PolicyDocument: documentAddress,
};

const PARTS: Readonly<Record<string, "noi-dung" | "bao-cao">> = { Commitment: "noi-dung", Report: "bao-cao" };
