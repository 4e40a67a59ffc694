/** Brings privileges and policies of a member's tables to what is declared of them. */
import type { DataSource, EntityManager, QueryRunner } from "typeorm";
import { ConfigError } from "../config.js";
import { NOBODY, type RightsOfTables, type TableRights } from "./table-rights.js";

/** A table or a view, which has no policies: through it the tables are read as whoever asks may read them. */
interface Relation {
  readonly name: string;
  readonly isView: boolean;
  /** What was done to it the last time; null of a new one. */
  readonly secured: string | null;
}

/** The conditions of a policy for each command, and the privilege that goes with it. */
const COMMANDS = [
  ["read", "SELECT"],
  ["add", "INSERT"],
  ["change", "UPDATE"],
  ["remove", "DELETE"],
] as const satisfies readonly [keyof TableRights, string][];

/**
 * Leaves the role of requests with what the declared rights let it do, under row security that holds for the owner as
 * well. With a table that is not declared requests can do nothing. Where all is so already, no table is locked.
 * @throws {ConfigError} when PostgreSQL would let that role past the policies
 * @throws {Error} when an entity's table is not declared, or a declared one is not there
 */
export async function secureTables(
  dataSource: DataSource,
  requestRole: string,
  rights: RightsOfTables,
): Promise<void> {
  refuseUndeclared(dataSource, rights);
  await refusePowerfulRole(dataSource, requestRole);
  await dataSource.transaction(async (manager) => {
    // Of several processes that start at once one does it.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('secure_tables', 0))");
    const relations = await readRelations(manager);
    refuseMissing(relations, rights);
    for (const relation of relations) {
      const wanted = rights[relation.name] ?? NOBODY;
      const asWanted = `${requestRole}: ${JSON.stringify(wanted)}`;
      if (relation.secured === asWanted) continue;
      for (const statement of statementsFor(relation, wanted, requestRole)) await manager.query(statement);
      await manager.query(
        `COMMENT ON ${kindOf(relation)} ${quote(relation.name)} IS '${asWanted.replaceAll("'", "''")}'`,
      );
    }
  });
}

/**
 * Takes all policies from the tables: before a migration is undone that policies ask something of. The next start brings
 * them to what is declared then.
 */
export async function releaseTables(queryRunner: QueryRunner): Promise<void> {
  const policies: { name: string; table: string }[] = await queryRunner.query(
    `SELECT policyname AS name, tablename AS "table" FROM pg_policies WHERE schemaname = current_schema()`,
  );
  for (const { name, table } of policies)
    await queryRunner.query(`DROP POLICY ${quote(name)} ON ${quote(table)}`);
  for (const relation of await readRelations(queryRunner)) {
    if (relation.secured === null) continue;
    const name = quote(relation.name);
    if (!relation.isView)
      await queryRunner.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY`);
    await queryRunner.query(`COMMENT ON ${kindOf(relation)} ${name} IS NULL`);
  }
}

/** Whoever owns the tables or is exempt from row security would see all rows. */
async function refusePowerfulRole(dataSource: DataSource, requestRole: string): Promise<void> {
  const [role]: { isPowerful: boolean }[] = await dataSource.query(
    `SELECT rolsuper OR rolbypassrls OR pg_has_role(oid, current_user, 'MEMBER') AS "isPowerful"
     FROM pg_roles WHERE rolname = $1`,
    [requestRole],
  );
  if (role && !role.isPowerful) return;
  throw new ConfigError(
    `REQUESTS_DATABASE_URL: vai trò ${requestRole} của PostgreSQL sở hữu dữ liệu hoặc vượt được quyền trên từng dòng; hãy dùng một vai trò riêng không sở hữu gì (CREATE ROLE … LOGIN). / ` +
      `REQUESTS_DATABASE_URL: PostgreSQL's role ${requestRole} owns the data, or row security does not hold for it; use a role of its own that owns nothing (CREATE ROLE … LOGIN).`,
  );
}

function refuseUndeclared({ entityMetadatas }: DataSource, rights: RightsOfTables): void {
  const undeclared = entityMetadatas.map(({ tableName }) => tableName).filter((table) => !rights[table]);
  if (undeclared.length === 0) return;
  throw new Error(`Declare in \`tables\` who may do what to the rows of: ${undeclared.join(", ")}`);
}

function refuseMissing(relations: readonly Relation[], rights: RightsOfTables): void {
  const there = new Set(relations.map(({ name }) => name));
  const missing = Object.keys(rights).filter((table) => !there.has(table));
  if (missing.length === 0) return;
  throw new Error(`\`tables\` names what the database does not have: ${missing.join(", ")}`);
}

async function readRelations(manager: Pick<EntityManager, "query">): Promise<readonly Relation[]> {
  return manager.query(
    `SELECT relname AS name, relkind = 'v' AS "isView", obj_description(oid, 'pg_class') AS secured
     FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v') AND NOT relispartition
     ORDER BY relname`,
  );
}

function statementsFor(relation: Relation, wanted: TableRights, requestRole: string): string[] {
  const [name, role] = [quote(relation.name), quote(requestRole)];
  const privileges = COMMANDS.flatMap(([may, command]) => (wanted[may] === null ? [] : [command]));
  return [
    ...(relation.isView ? [`ALTER VIEW ${name} SET (security_invoker = true)`] : policiesFor(name, wanted)),
    `REVOKE ALL ON ${name} FROM PUBLIC, ${role}`,
    ...(privileges.length > 0 ? [`GRANT ${privileges.join(", ")} ON ${name} TO ${role}`] : []),
  ];
}

function policiesFor(name: string, wanted: TableRights): string[] {
  const policies = COMMANDS.flatMap(([may, command]) => {
    const condition = wanted[may];
    const policy = quote(`may ${may}`);
    const drop = `DROP POLICY IF EXISTS ${policy} ON ${name}`;
    if (condition === null) return [drop];
    const check = command === "INSERT" ? "WITH CHECK" : "USING";
    return [drop, `CREATE POLICY ${policy} ON ${name} FOR ${command} ${check} (${condition})`];
  });
  return [
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
    `DROP POLICY IF EXISTS "may keep" ON ${name}`,
    `CREATE POLICY "may keep" ON ${name} TO CURRENT_USER USING (true)`,
    ...policies,
  ];
}

function kindOf({ isView }: Relation): string {
  return isView ? "VIEW" : "TABLE";
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
