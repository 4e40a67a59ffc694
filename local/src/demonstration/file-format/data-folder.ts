import { join } from "node:path";
import { unitId } from "@hub/association/administrative-units/unit-id";
import { CLAIM_PARTS, type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { isPublicationTime } from "@hub/subgraph-kit/scalars";
import { createSource, type Source } from "@hub/subgraph-kit/source";
import { z } from "zod";
import { DATA_FOLDER } from "../digest-demonstration.js";
import { readDataFile } from "./data-file.js";
import { keyOf, level, localized, oneOf, text } from "./vocabulary.js";

const PUBLISHED_AT =
  "một ngày như 2020-10-30, hoặc ngày và giờ như 2022-05-18T15:49+07:00 / a day such as 2020-10-30, or a day and hour such as 2022-05-18T15:49+07:00";
const WEB_ADDRESS = "một địa chỉ như https://example.vn/bai / an address such as https://example.vn/page";
const FINDABLE =
  "nguồn có title, publisher, url hoặc document / a source with a title, a publisher, a url or a document";

/** Reads data files, and knows what their rows refer to. */
export interface DataFolder {
  /** @throws {OperatorMistake} on the first mistake in the file */
  read<Data>(file: string, schema: z.ZodType<Data>): Data;
  /** A key of `sources.yaml`, alone or with the place in it as `{ key, locator }`; parsed into the source. */
  readonly source: z.ZodType<Source>;
  /** A key of `places.yaml`; parsed into the unit's id. */
  readonly place: z.ZodType<string>;
  /** A list of keys of `flags.yaml`; parsed into the flags. An absent list is empty. */
  readonly flags: z.ZodType<DataQualityFlag[]>;
  /** A list of keys of `doubts.yaml`; parsed into the doubts. An absent list is empty. */
  readonly doubts: z.ZodType<Doubt[]>;
}

/** @throws {OperatorMistake} on the first mistake in `sources.yaml`, `places.yaml`, `flags.yaml` or `doubts.yaml` */
export function openDataFolder(directory = DATA_FOLDER): DataFolder {
  const read: DataFolder["read"] = (file, schema) =>
    readDataFile(join(directory, file), `local/demonstration/${file}`, schema);
  const sourceKey = keyOf("sources.yaml", readSources(read));
  return {
    read,
    source: z.union(
      [
        sourceKey,
        z
          .strictObject({ key: sourceKey, locator: text })
          .transform(({ key, locator }) => withLocator(key, locator)),
      ],
      {
        error:
          "khóa có trong sources.yaml, hoặc { key, locator } / a key that sources.yaml has, or { key, locator }",
      },
    ),
    place: keyOf("places.yaml", readPlaces(read)),
    flags: z.array(keyOf("flags.yaml", readFlags(read))).default([]),
    doubts: z.array(keyOf("doubts.yaml", readDoubts(read))).default([]),
  };
}

function readSources(read: DataFolder["read"]): Map<string, Source> {
  const facts = z
    .strictObject({
      publisher: text.optional(),
      author: text.optional(),
      title: text.optional(),
      publishedAt: z.string(PUBLISHED_AT).refine(isPublicationTime, PUBLISHED_AT).optional(),
      url: z.url({ protocol: /^https?$/, error: WEB_ADDRESS }).optional(),
      document: text.transform((number) => ({ number })).optional(),
      locator: text.optional(),
    })
    .refine(({ title, publisher, url, document }) => title ?? publisher ?? url ?? document, FINDABLE);
  const sources = z.record(
    z.string(),
    facts.transform((cited) => createSource(cited)),
  );
  const { articles, pages } = read("sources.yaml", z.strictObject({ articles: sources, pages: sources }));
  return new Map([...Object.entries(articles), ...Object.entries(pages)]);
}

function withLocator(source: Source, locator: string): Source {
  return createSource({ ...source, document: source.document, locator });
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
  const flag = z.strictObject({
    rule: text,
    severity: oneOf(FlagSeverity),
    doubt: oneOf(DoubtKind).optional(),
    part: oneOf(CLAIM_PARTS).optional(),
    message: localized,
  });
  const { flags } = read("flags.yaml", z.strictObject({ flags: z.record(z.string(), flag) }));
  return new Map(Object.entries(flags));
}

function readDoubts(read: DataFolder["read"]): Map<string, Doubt> {
  const doubt = z.strictObject({ kind: oneOf(DoubtKind), reason: localized });
  const { doubts } = read("doubts.yaml", z.strictObject({ doubts: z.record(z.string(), doubt) }));
  return new Map(Object.entries(doubts));
}
