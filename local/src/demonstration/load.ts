/**
 * Loads the published examples of `local/demonstration` into the members' databases, each member's in one
 * transaction. Can be repeated: existing rows stay.
 *
 * Environment: DATABASE_URL_ASSOCIATION, DATABASE_URL_EDUCATION, DATABASE_URL_WOMENS_UNION,
 * DATABASE_URL_YOUTH_UNION, and where a URL has no password DATABASE_PASSWORD_<MEMBER> or, better, a file that holds
 * it: DATABASE_PASSWORD_<MEMBER>_FILE.
 */
import { association } from "@hub/association/association";
import { education } from "@hub/education/education";
import { readSnapshot, type SnapshotSource } from "@hub/outbox/snapshot";
import { withSecretFiles } from "@hub/program-kit/secret-files";
import { uuidIn } from "@hub/schema/global-id";
import { ConfigError, withPassword } from "@hub/subgraph-kit/config";
import { openDatabase } from "@hub/subgraph-kit/database";
import { type FeedConsumer, takeSnapshot } from "@hub/subgraph-kit/feeds/consume-feed";
import { parseSnapshot } from "@hub/subgraph-kit/feeds/read-snapshot";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { createProgramLogger } from "@hub/subgraph-kit/program-logger";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { womensUnion } from "@hub/womens-union/womens-union";
import { youthUnion } from "@hub/youth-union/youth-union";
import type { DataSource } from "typeorm";
import { organisationOf, variableName } from "../members.js";
import { findErrorCode, OperatorMistake } from "../system/operator-mistake.js";
import { readAssociation } from "./association/association.js";
import { countRows } from "./count-rows.js";
import { readEducation } from "./education/education.js";
import { openDataFolder } from "./file-format/data-folder.js";
import type { MemberRows } from "./member-rows.js";
import { readWomensUnion } from "./unions/womens-union.js";
import { readYouthUnion } from "./unions/youth-union.js";
import { writeRows } from "./write-rows.js";

interface MemberData {
  readonly definition: MemberDefinition;
  readonly rows: MemberRows;
}

/** Where a snapshot is read: in the database of its member, which need not run. */
type FindSnapshot = (consumer: FeedConsumer) => SnapshotSource;

type Logger = ReturnType<typeof createProgramLogger>;

try {
  const members = readMembers();
  const urls = readDatabaseUrls(
    process.env,
    members.map(({ definition }) => definition.name),
  );
  const findSnapshot: FindSnapshot = ({ member, snapshot }) => {
    const index = members.findIndex(({ definition }) => definition.name === member);
    const queries = members[index]?.definition.snapshots?.[snapshot];
    if (!queries) throw new Error(`${member} offers no snapshot "${snapshot}"`);
    return { connectionString: urls[index] ?? "", member, queries };
  };
  const load = (member: MemberData, index: number) => loadMember(member, urls[index] ?? "", findSnapshot);
  // The association first: the others copy its registers before they report.
  console.log(await load(members[0], 0));
  const [, ...others] = members;
  const sentences = await Promise.all(others.map((member, index) => load(member, index + 1)));
  for (const sentence of sentences) console.log(sentence);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

/** Reads all files before anything is written, so that a mistake in the last one leaves no half-loaded hub. */
function readMembers(): [association: MemberData, ...others: MemberData[]] {
  const folder = openDataFolder();
  return [
    { definition: association, rows: readAssociation(folder) },
    { definition: education, rows: readEducation(folder) },
    { definition: womensUnion, rows: readWomensUnion(folder) },
    { definition: youthUnion, rows: readYouthUnion(folder) },
  ];
}

/** The message in both languages, separated by " / " as the supervisor expects. */
function sentenceOf(error: unknown): string {
  if (error instanceof OperatorMistake)
    return [error.vietnamese, error.english].map(withoutSeparator).join(" / ");
  return error instanceof ConfigError ? error.message : String(error);
}

/** A sentence may quote a value that contains the separator. */
function withoutSeparator(sentence: string): string {
  return sentence.replaceAll(" / ", "/");
}

/** @throws {OperatorMistake} naming every variable that is missing, or the first secret that cannot be read */
function readDatabaseUrls(given: NodeJS.ProcessEnv, memberNames: readonly string[]): string[] {
  const environment = withSecretFiles(
    given,
    (name) => name.startsWith("DATABASE_"),
    (sentence) => {
      throw new OperatorMistake(`Không đọc được mật khẩu: ${sentence}.`, `${sentence}.`);
    },
  );
  const names = memberNames.map(variableName);
  const missing = names.map((name) => `DATABASE_URL_${name}`).filter((variable) => !environment[variable]);
  if (missing.length > 0) {
    throw new OperatorMistake(
      `Thiếu biến môi trường ${missing.join(", ")}: hãy đặt địa chỉ cơ sở dữ liệu của từng thành viên.`,
      `The environment lacks ${missing.join(", ")}: set the database URL of each member.`,
    );
  }
  return names.map((name) =>
    withPassword(environment[`DATABASE_URL_${name}`] ?? "", environment[`DATABASE_PASSWORD_${name}`]),
  );
}

/** @throws {OperatorMistake} when the database cannot be reached or refuses the rows; the cause is logged */
async function loadMember(member: MemberData, url: string, findSnapshot: FindSnapshot): Promise<string> {
  const { name } = member.definition;
  const logger = createProgramLogger("demonstration");
  try {
    return await loadInto(await openDatabase(member.definition, url, logger), member, findSnapshot, logger);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    logger.error({ err: error, member: name }, "the demonstration data was not loaded");
    const reason = findErrorCode(error) ?? String(error);
    throw new OperatorMistake(
      `Không nạp được dữ liệu minh họa vào cơ sở dữ liệu của ${name} (${reason}): hãy kiểm tra DATABASE_URL_${variableName(name)} và máy chủ PostgreSQL rồi chạy lại.`,
      `The demonstration data could not be loaded into the database of ${name} (${reason}): check DATABASE_URL_${variableName(name)} and the PostgreSQL server, then run it again.`,
    );
  }
}

async function loadInto(
  dataSource: DataSource,
  { definition, rows }: MemberData,
  findSnapshot: FindSnapshot,
  logger: Logger,
): Promise<string> {
  try {
    await definition.prepare?.(dataSource, logger, loaderOf(uuidIn(organisationOf(definition.name)) ?? null));
    for (const consumer of definition.consumers ?? []) {
      await takeSnapshot(dataSource, consumer, await parseSnapshot(readSnapshot(findSnapshot(consumer))));
    }
    const before = await countRows(dataSource);
    await writeRows(dataSource, definition, rows);
    const after = await countRows(dataSource);
    return after === before
      ? `${definition.name}: đã có đủ dữ liệu minh họa · the demonstration data was there`
      : `${definition.name}: đã nạp ${after - before} dòng · loaded ${after - before} rows`;
  } finally {
    await dataSource.destroy();
  }
}
