import { join } from "node:path";
import { unitId } from "@hub/association/administrative-units/unit-id";
import { type DataQualityFlag, FlagSeverity } from "@hub/figures/data-quality-flag";
import { z } from "zod";
import { readDataFile } from "./data-file.js";
import { keyOf, level, localized, oneOf, text } from "./vocabulary.js";

const DEMONSTRATION = join(import.meta.dirname, "../../../demonstration");

/** Reads data files, and knows what their rows refer to. */
export interface DataFolder {
  /** @throws {OperatorMistake} on the first mistake in the file */
  read<Data>(file: string, schema: z.ZodType<Data>): Data;
  /** A key of `sources.yaml`, or a list of keys; parsed into the source to show. */
  readonly source: z.ZodType<string>;
  /** A key of `places.yaml`; parsed into the unit's id. */
  readonly place: z.ZodType<string>;
  /** A list of keys of `flags.yaml`; parsed into the flags. An absent list is empty. */
  readonly flags: z.ZodType<DataQualityFlag[]>;
}

/** @throws {OperatorMistake} on the first mistake in `sources.yaml`, `places.yaml` or `flags.yaml` */
export function openDataFolder(directory = DEMONSTRATION): DataFolder {
  const read: DataFolder["read"] = (file, schema) =>
    readDataFile(join(directory, file), `local/demonstration/${file}`, schema);
  const source = keyOf("sources.yaml", readSources(read));
  return {
    read,
    source: z.union([source, z.array(source).transform((sources) => sources.join("; "))], {
      error:
        "khóa, hoặc danh sách khóa, có trong sources.yaml / a key that sources.yaml has, or a list of them",
    }),
    place: keyOf("places.yaml", readPlaces(read)),
    flags: z.array(keyOf("flags.yaml", readFlags(read))).default([]),
  };
}

function readSources(read: DataFolder["read"]): Map<string, string> {
  const texts = z.record(z.string(), text);
  const { articles, pages } = read("sources.yaml", z.strictObject({ articles: texts, pages: texts }));
  return new Map([...Object.entries(articles), ...Object.entries(pages)]);
}

function readPlaces(read: DataFolder["read"]): Map<string, string> {
  const register = oneOf({ before: "2025-03-01", since: "2025-07-01" });
  const place = z.strictObject({ level, code: text, register });
  const { places } = read("places.yaml", z.strictObject({ places: z.record(z.string(), place) }));
  return new Map(
    Object.entries(places).map(([key, { level, code, register }]) => [key, unitId(level, code, register)]),
  );
}

function readFlags(read: DataFolder["read"]): Map<string, DataQualityFlag> {
  const flag = z.strictObject({ rule: text, severity: oneOf(FlagSeverity), message: localized });
  const { flags } = read("flags.yaml", z.strictObject({ flags: z.record(z.string(), flag) }));
  return new Map(Object.entries(flags));
}
