import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { buildSchema, isObjectType } from "graphql";

const api = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));

const SERVICES = join(import.meta.dirname, "../../services");
/** The classes of all tables, which are named as their types in the schema are. */
const ENTITIES = globSync("*/src/**/*.ts", { cwd: SERVICES, exclude: ["**/*.test.ts"] }).flatMap((file) =>
  [
    ...readFileSync(join(SERVICES, file), "utf8").matchAll(
      /^@Entity\([\s\S]*?^export (?:abstract )?class (\w+)/gm,
    ),
  ].flatMap(([, name]) => name ?? []),
);

/** What is stored in rows of its own and has no id, and what it is a part of, which has one. */
const PARTS: Readonly<Record<string, string>> = {
  AdministrativeUnitVersion: "AdministrativeUnit",
  RegisteredCount: "AdministrativeUnit",
  UnitSuccession: "AdministrativeUnit",
  OrganisationSuccession: "Organisation",
  ProgrammeParty: "CoordinationProgramme",
  DocumentClaim: "PolicyDocument",
  DocumentLink: "PolicyDocument",
  // A change as the list of all changes shows it, where it has a cursor.
  HubChange: "Change",
};

/** What is stored, is no part of anything that has an id, and has none itself, and why. */
const WITHOUT_ID: Readonly<Record<string, string>> = {
  AccessRecord: "auditors alone read their organisation's log, where its number names it",
  AccessedOperation: "it is what a record of that log says was asked for, and is read with it",
};

test("what is stored has an id, is a part of what has one, or is of a log that nobody refers to", () => {
  const stored = ENTITIES.filter((name) => isObjectType(api.getType(name)));
  expect(stored.length).toBeGreaterThan(20);
  const isNode = (name: string) => {
    const type = api.getType(name);
    return isObjectType(type) && type.getInterfaces().some((one) => one.name === "Node");
  };
  const withoutId = new Set(stored.filter((name) => !isNode(name)));
  expect([...withoutId].toSorted()).toEqual([...Object.keys(PARTS), ...Object.keys(WITHOUT_ID)].toSorted());
  expect(Object.values(PARTS).filter((whole) => !isNode(whole))).toEqual([]);
});
