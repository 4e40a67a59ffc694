/**
 * Where something was said: a record that every member keeps in its table `source` and points to from its rows.
 *
 * What is cited never changes: the same facts are one row, and other facts are another source.
 */
import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { Directive, Field, InputType, ObjectType } from "type-graphql";
import { Column, Entity, type EntityManager, PrimaryColumn } from "typeorm";
import { describe } from "./describe.js";
import { GlobalId, GlobalNode } from "./ids/global-node.js";
import { type Mistake, refusalOf } from "./mistakes.js";
import { Needed } from "./needed.js";
import { printDayEn, printDayVi } from "./print-day.js";
import { PublicationTimeScalar } from "./scalars.js";
import { todayInVietnam } from "./today-in-vietnam.js";

const PUBLISHER = describe(
  "Nơi công bố: cơ quan, báo, trang thông tin.",
  "Who published it: an agency, a newspaper, a site.",
);
const AUTHOR = describe("Tác giả như được in.", "The author as printed.");
const TITLE = describe("Tên bài hoặc văn bản như được in.", "The title as printed.");
const PUBLISHED_AT = describe(
  "Ngày công bố, kèm giờ nếu có in.",
  "When it was published, with the hour where one is printed.",
);
const URL_OF_SOURCE = describe("Địa chỉ trên mạng.", "Its address on the web.");
const ARCHIVED_COPY = describe("Địa chỉ của bản lưu.", "The address of an archived copy.");
const DOCUMENT = describe(
  "Văn bản mà nguồn này là, hoặc trích dẫn.",
  "The official document that the source is or quotes.",
);
const DOCUMENT_NUMBER = describe("Số và ký hiệu.", "The document's number.");
const LOCATOR = describe(
  "Chỗ trong nguồn: đoạn, trang hoặc ô.",
  "The place in the source: a paragraph, a page or a cell.",
);

@Directive("@shareable")
@ObjectType({
  description: describe(
    "Văn bản mà một nguồn là hoặc trích dẫn.",
    "The document that a source is or quotes.",
  ),
})
export class SourceDocument {
  @Field(() => String, { description: DOCUMENT_NUMBER })
  number!: string;
}

@Entity("source")
@GlobalNode("Source")
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Nguồn: nơi một điều đã được công bố. Điều nguồn không nêu thì để trống.",
    "A source: where something was published. What it does not say is null.",
  ),
})
export class Source {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, { nullable: true, description: PUBLISHER })
  @Column("text", { nullable: true })
  publisher!: string | null;

  @Field(() => String, { nullable: true, description: AUTHOR })
  @Column("text", { nullable: true })
  author!: string | null;

  @Field(() => String, { nullable: true, description: TITLE })
  @Column("text", { nullable: true })
  title!: string | null;

  @Field(() => PublicationTimeScalar, { nullable: true, description: PUBLISHED_AT })
  @Column("text", { name: "published_at", nullable: true })
  publishedAt!: string | null;

  @Field(() => String, { nullable: true, description: URL_OF_SOURCE })
  @Column("text", { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true, description: ARCHIVED_COPY })
  @Column("text", { name: "archived_copy", nullable: true })
  archivedCopy!: string | null;

  @Column("text", { name: "document_number", nullable: true })
  documentNumber!: string | null;

  /** Whether it is for those alone who may read what cites it. Such a record is never one with a published source's. */
  @Column("boolean", { name: "is_internal" })
  isInternal!: boolean;

  @Field(() => String, { nullable: true, description: LOCATOR })
  @Column("text", { nullable: true })
  locator!: string | null;

  @Field(() => SourceDocument, { nullable: true, description: DOCUMENT })
  get document(): SourceDocument | null {
    return this.documentNumber === null ? null : { number: this.documentNumber };
  }
}

@InputType({
  description: describe(
    "Văn bản mà một nguồn là hoặc trích dẫn.",
    "The document that a source is or quotes.",
  ),
})
class SourceDocumentInput {
  @Needed()
  @Field(() => String, { nullable: true, description: DOCUMENT_NUMBER })
  number!: string;
}

/** What the schema calls it. */
export const SOURCE_INPUT = "SourceInput";

@InputType(SOURCE_INPUT, {
  description: describe(
    "Nguồn của điều được ghi. Cần ít nhất tên, nơi công bố, địa chỉ hoặc số văn bản.",
    "The source of what is recorded. It needs a title, a publisher, an address or a document's number at least.",
  ),
})
export class SourceInput {
  @Field(() => String, { nullable: true, description: PUBLISHER })
  publisher?: string | null;

  @Field(() => String, { nullable: true, description: AUTHOR })
  author?: string | null;

  @Field(() => String, { nullable: true, description: TITLE })
  title?: string | null;

  @Field(() => PublicationTimeScalar, { nullable: true, description: PUBLISHED_AT })
  publishedAt?: string | null;

  @Field(() => String, { nullable: true, description: URL_OF_SOURCE })
  url?: string | null;

  @Field(() => String, { nullable: true, description: ARCHIVED_COPY })
  archivedCopy?: string | null;

  @Field(() => SourceDocumentInput, { nullable: true, description: DOCUMENT })
  document?: SourceDocumentInput | null;

  @Field(() => String, { nullable: true, description: LOCATOR })
  locator?: string | null;
}

/** A source in the schema's shape, as events carry it. */
export type CitedSource = Pick<
  Source,
  "id" | "publisher" | "author" | "title" | "publishedAt" | "url" | "archivedCopy" | "document" | "locator"
>;

/**
 * The record of what is cited; equal facts make the same record, with the same id, for the same readers.
 * @throws {Refusal} when nobody could find the source by it, or it cannot have been published
 */
export function createSource(cited: Readonly<SourceInput>, { isInternal = false } = {}): Source {
  const mistakes = findSourceMistakes(cited, "source");
  if (mistakes.length > 0) throw refusalOf(mistakes);
  const facts = factsOf(cited);
  const id = stableId(isInternal ? "internal-source" : "source", JSON.stringify(Object.values(facts)));
  return Object.assign(new Source(), facts, { id, isInternal });
}

/** All that {@link createSource} refuses. @param field the path of the source in the request */
export function findSourceMistakes(cited: Readonly<SourceInput>, field: string, now = new Date()): Mistake[] {
  const { title, publisher, url, archivedCopy, documentNumber, publishedAt } = factsOf(cited);
  return [
    ...([title, publisher, url, documentNumber].every((fact) => fact === null) ? [notToBeFound(field)] : []),
    ...findBadAddress(`${field}.url`, url),
    ...findBadAddress(`${field}.archivedCopy`, archivedCopy),
    ...findFutureTime(`${field}.publishedAt`, publishedAt, now),
  ];
}

/** The source in an input that was read. */
export function sourceOf(fields: Readonly<Record<string, unknown>>): SourceInput {
  const { document } = fields;
  const textOf = (value: unknown) => (typeof value === "string" ? value : null);
  const number =
    typeof document === "object" && document !== null && "number" in document ? document.number : null;
  return {
    publisher: textOf(fields["publisher"]),
    author: textOf(fields["author"]),
    title: textOf(fields["title"]),
    publishedAt: textOf(fields["publishedAt"]),
    url: textOf(fields["url"]),
    archivedCopy: textOf(fields["archivedCopy"]),
    document: typeof number === "string" ? { number } : null,
    locator: textOf(fields["locator"]),
  };
}

function factsOf(cited: Readonly<SourceInput>) {
  return {
    publisher: cited.publisher ?? null,
    author: cited.author ?? null,
    title: cited.title ?? null,
    publishedAt: cited.publishedAt ?? null,
    url: cited.url ?? null,
    archivedCopy: cited.archivedCopy ?? null,
    documentNumber: cited.document?.number ?? null,
    locator: cited.locator ?? null,
  };
}

/** Writes the source if it is not there yet. */
export async function recordSource(manager: EntityManager, cited: Readonly<SourceInput>): Promise<Source> {
  const source = createSource(cited);
  await insertOnce(manager, [source]);
  return source;
}

/** Writes those that are not there yet, in one statement. */
export async function recordSources(manager: EntityManager, sources: readonly Source[]): Promise<void> {
  const distinct = new Map(sources.map((source) => [source.id, source]));
  // In one order, so that no two transactions wait for each other.
  await insertOnce(
    manager,
    [...distinct.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
  );
}

async function insertOnce(manager: EntityManager, sources: Source[]): Promise<void> {
  await manager.createQueryBuilder().insert().into(Source).values(sources).orIgnore().execute();
}

/** Whether they are places in one publication. */
export function isSamePublication(one: Source, other: Source): boolean {
  const { publisher, author, title, publishedAt, url, documentNumber } = one;
  return (
    publisher === other.publisher &&
    author === other.author &&
    title === other.title &&
    publishedAt === other.publishedAt &&
    url === other.url &&
    documentNumber === other.documentNumber
  );
}

/** @param member the one that keeps the record */
export function asCited(source: Source, member: string): CitedSource {
  const { publisher, author, title, publishedAt, url, archivedCopy, document, locator } = source;
  const id = formatGlobalId("Source", source.id, member);
  return { id, publisher, author, title, publishedAt, url, archivedCopy, document, locator };
}

function notToBeFound(field: string): Mistake {
  return {
    field,
    message: {
      vi: "Nguồn (“source”) cần ít nhất tên (“title”), nơi công bố (“publisher”), địa chỉ (“url”) hoặc số văn bản (“document”).",
      en: 'A source ("source") needs a "title", a "publisher", a "url" or a "document" at least.',
    },
  };
}

function findBadAddress(field: string, address: string | null): Mistake[] {
  if (address === null || /^https?:$/.test(URL.parse(address)?.protocol ?? "")) return [];
  return [
    {
      field,
      message: {
        vi: `“${field}” là “${address}”, không phải địa chỉ trên mạng; hãy ghi đủ, bắt đầu bằng https://.`,
        en: `"${field}" is "${address}", which is no web address; write it whole, beginning with https://.`,
      },
    },
  ];
}

/** How far the clock of whoever writes may be ahead of the member's. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** Nothing is cited before it was published. */
function findFutureTime(field: string, publishedAt: string | null, now: Date): Mistake[] {
  if (publishedAt === null || hasCome(publishedAt, now)) return [];
  const today = todayInVietnam(now);
  return [
    {
      field,
      message: {
        vi: `“${field}” là ${printDayVi(dayOf(publishedAt))}${hourOf(publishedAt)}, chưa đến (hôm nay là ${printDayVi(today)}); hãy ghi ngày công bố như được in.`,
        en: `"${field}" is ${printDayEn(dayOf(publishedAt))}${hourOf(publishedAt)}, which has not come yet (today is ${printDayEn(today)}); write the day of publication as printed.`,
      },
    },
  ];
}

function dayOf(time: string): string {
  return time.slice(0, "2020-10-30".length);
}

/** As printed, with a blank before it; empty for a day alone. */
function hourOf(time: string): string {
  const [, hour] = /T(\d\d:\d\d)/.exec(time) ?? [];
  return hour === undefined ? "" : ` ${hour}`;
}

function hasCome(time: string, now: Date): boolean {
  if (time.length === "2020-10-30".length) return time <= todayInVietnam(now);
  return Date.parse(time) <= now.getTime() + CLOCKS_DIFFER_MS;
}
