import type { MigrationInterface, QueryRunner } from "typeorm";

const CREATE: readonly string[] = [
  `CREATE TABLE accessed_operation (
     id     text   PRIMARY KEY,
     kind   text   NOT NULL,
     name   text,
     hash   text   NOT NULL,
     fields text[] NOT NULL
   )`,
  `CREATE TABLE access_record (
     chain          text        NOT NULL,
     number         integer     NOT NULL CHECK (number > 0),
     spool          uuid        NOT NULL,
     sequence       bigint      NOT NULL,
     at             timestamptz NOT NULL,
     account        text,
     rights_version text,
     operation_id   text        REFERENCES accessed_operation (id),
     purpose        text,
     way            text        NOT NULL,
     outcome        text        NOT NULL,
     code           text,
     rows           integer,
     count          integer     NOT NULL CHECK (count > 0),
     hash           text        NOT NULL,
     PRIMARY KEY (chain, number)
   )`,
  "CREATE INDEX access_record_newest_first ON access_record (chain, (-number))",
  "CREATE INDEX access_record_by_day ON access_record (chain, at)",
  "CREATE INDEX access_record_of_account ON access_record (chain, account) WHERE account IS NOT NULL",
  // Where each chain and each spool has got to.
  `CREATE TABLE access_chain (
     chain  text    PRIMARY KEY,
     number integer NOT NULL,
     hash   text    NOT NULL
   )`,
  `CREATE TABLE access_spool (
     spool    uuid   PRIMARY KEY,
     sequence bigint NOT NULL
   )`,
  `CREATE FUNCTION refuse_to_change_access_log() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'the access log only grows: % of % is refused', TG_OP, TG_TABLE_NAME;
   END $$`,
  `CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON access_record
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_access_log()`,
  `CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON accessed_operation
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_access_log()`,
];

export class CreateAccessLog1795737600086 implements MigrationInterface {
  readonly name = "CreateAccessLog1795737600086";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE access_spool, access_chain, access_record, accessed_operation");
    await queryRunner.query("DROP FUNCTION refuse_to_change_access_log");
  }
}
