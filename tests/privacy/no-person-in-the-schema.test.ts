import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { buildSchema, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from "graphql";

const api = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));

/** Who may not be described, and what would describe them: the words of which names are made. */
const WORDS_OF_PERSONS: ReadonlySet<string> = new Set([
  ...[
    "pupil",
    "pupils",
    "student",
    "students",
    "learner",
    "learners",
    "child",
    "children",
    "teacher",
    "teachers",
  ],
  ...[
    "person",
    "persons",
    "people",
    "citizen",
    "citizens",
    "recipient",
    "recipients",
    "beneficiary",
    "beneficiaries",
  ],
  ...["household", "households", "family", "families", "parent", "parents", "guardian", "spouse", "head"],
  ...["birth", "birthday", "born", "age", "gender", "sex", "ethnicity", "ethnic", "religion", "nationality"],
  ...[
    "phone",
    "email",
    "address",
    "passport",
    "photo",
    "portrait",
    "health",
    "disability",
    "income",
    "poverty",
  ],
  ...["surname", "firstname", "lastname", "fullname", "author", "contact"],
]);

/** What has such a word and means nobody who is helped or taught, each with what it means. */
const MEANT_OTHERWISE: Readonly<Record<string, string>> = {
  "Actor.person": "the official who made a change, for colleagues alone",
  "AdministrativeUnit.parent": "the unit that it lies in",
  "AdministrativeUnit.children": "the units that lie in it",
  "AdministrativeUnitVersion.parent": "the unit that it lay in",
  "SharingAgreement.contact": "a part of an office, not a person",
  "DraftAgreementInput.contact": "a part of an office, not a person",
  "Source.author": "of what was published, as it was printed",
  "SourceInput.author": "of what was published, as it was printed",
};

/** `Type` and `Type.field` of whatever has one of these words in its name. */
function namesOfPersons(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith("__"))
    .flatMap((type) => {
      const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
      const fields = hasFields ? Object.keys(type.getFields()) : [];
      return [
        ...(hasWord(type.name) ? [type.name] : []),
        ...fields.filter(hasWord).map((field) => `${type.name}.${field}`),
      ];
    });
}

function hasWord(name: string): boolean {
  const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
  return words.some((word) => WORDS_OF_PERSONS.has(word));
}

describe("the federated schema", () => {
  it("describes no pupil, recipient or household", () => {
    expect(namesOfPersons(api).filter((name) => !(name in MEANT_OTHERWISE))).toEqual([]);
  });

  it("still has all that is said to mean something else", () => {
    const found = new Set(namesOfPersons(api));
    expect(Object.keys(MEANT_OTHERWISE).filter((name) => !found.has(name))).toEqual([]);
  });

  it("would be found out if it did", () => {
    const schema = buildSchema(`
      type Query { scholarships: [Scholarship] }
      type Scholarship { pupilName: String headOfHousehold: Household }
      type Household { size: Int }
    `);
    expect(namesOfPersons(schema)).toEqual([
      "Scholarship.pupilName",
      "Scholarship.headOfHousehold",
      "Household",
    ]);
  });
});
