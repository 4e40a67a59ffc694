import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Organisation, searchTextOfOrganisation } from "../organisations/organisation.js";
import { DocumentKind, PolicyDocument, searchTextOfDocument } from "../policy-documents/policy-document.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { associationAlone } from "../testing/association-alone.js";
import {
  addExampleProgramme,
  addExampleTarget,
  addOrganisation,
  type ExampleProgramme,
} from "../testing/example-programme.js";
import { codeKey } from "./code-key.js";

let member: TestMember;
let programmeA: ExampleProgramme;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  programmeA = await addExampleProgramme(manager, { code: "QT-A", commitments: 1, lead: "another" });
  const { id } = await addExampleProgramme(manager, { code: "QT-B", commitments: 1, lead: "another" });
  await manager.update(CoordinationProgramme, { id }, { endsOn: null });
  await nameOrganisation("Tỉnh đoàn Sơn La", "Son La Youth Union");
  await nameOrganisation("UBND tỉnh Sơn La", "People's Committee of Son La");
  await numberDocument("281/QĐ-TTg", "Phong trào học tập suốt đời");
  await numberDocument("387/QĐ-TTg", "Gia đình học tập");
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

describe("programmes", () => {
  it("are found by their codes, titles and the names of where they apply", async () => {
    expect(await found("programmes", 'search: "qt-b"', "code")).toEqual(["QT-B"]);
    expect(await found("programmes", 'search: "chuong trinh"', "code")).toEqual(["QT-A", "QT-B"]);
    expect(await found("programmes", 'search: "b quang tri"', "code")).toEqual(["QT-B"]);
    expect(await found("programmes", 'search: "son la"', "code")).toEqual([]);
  });

  it("are told apart by whether they have ended, and one without a last day has not", async () => {
    expect(await found("programmes", "ended: true", "code")).toEqual(["QT-A"]);
    expect(await found("programmes", 'ended: false, search: "quảng trị"', "code")).toEqual(["QT-B"]);
    expect(await found("programmes", "ended: null", "code")).toEqual(["QT-A", "QT-B"]);
  });
});

describe("programmes and their parties", () => {
  it("are found by each other", async () => {
    const { id, organisationIds } = programmeA;
    expect(await found("organisations", `programmeId: "${id}"`, "id")).toEqual(
      organisationIds.map((each) => `org_${each}`).toSorted(),
    );
    for (const party of organisationIds)
      expect(await found("programmes", `organisationId: "${party}"`, "code")).toEqual(["QT-A"]);
  });

  it("are not found by what there is not", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    for (const list of [
      `programmes(organisationId: "${nobody}")`,
      `organisations(programmeId: "${nobody}")`,
    ]) {
      const { errors } = await member.ask(`{ ${list} { nodes { id } } }`);
      expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    }
  });
});

describe("organisations", () => {
  it("are found by their names without accents and by short forms", async () => {
    expect(await names('search: "tinhdoan son la"')).toEqual(["Tỉnh đoàn Sơn La"]);
    expect(await names('search: "ủy ban nhân dân"')).toEqual(["UBND tỉnh Sơn La"]);
    expect(await names('search: "sonla"')).toHaveLength(2);
    expect(await names('search: "hkh"')).toHaveLength(4);
  });

  it("are found in pages, none of them twice", async () => {
    const first = await member.ask(
      '{ organisations(search: "hkh", first: 3) { nodes { id } pageInfo { hasNextPage endCursor } } }',
    );
    const { nodes, pageInfo } = first.data.organisations;
    expect(pageInfo.hasNextPage).toBe(true);
    const rest = await found("organisations", `search: "hkh", after: "${pageInfo.endCursor}"`, "id");
    const ids = [...nodes.map(({ id }: { id: string }) => id), ...rest];
    expect(new Set(ids).size).toBe(4);
  });

  const names = (args: string) => found("organisations", args, "name { vi }");
});

describe("documents", () => {
  it("are found by number and title, of those that are in force on a day", async () => {
    expect(await found("policyDocuments", 'search: "281"', "number")).toEqual(["281/QĐ-TTg"]);
    expect(await found("policyDocuments", 'search: "hoc tap"', "number")).toEqual([
      "281/QĐ-TTg",
      "387/QĐ-TTg",
    ]);
    const inForce = 'search: "281/qd-ttg", includeNotKnown: true, inForceOn:';
    expect(await found("policyDocuments", `${inForce} "2022-03-24"`, "number")).toEqual([]);
    expect(await found("policyDocuments", `${inForce} "2022-03-25"`, "number")).toEqual(["281/QĐ-TTg"]);
  });
});

it.each(["programmes", "organisations", "policyDocuments"])(
  "nothing is found in %s where there is no word, and all where nothing is searched for",
  async (field) => {
    expect(await found(field, 'search: "?!"', "id")).toEqual([]);
    expect(await found(field, 'search: " "', "id")).toEqual(await found(field, "", "id"));
  },
);

async function found(field: string, args: string, selection: string): Promise<unknown[]> {
  const given = args === "" ? "" : `(${args})`;
  const { data, errors } = await member.ask(`{ ${field}${given} { nodes { ${selection} } } }`);
  expect(errors).toBeUndefined();
  const [name = ""] = selection.split(" ");
  return data[field].nodes.map((node: Record<string, { vi: string } | string>) => {
    const value = node[name];
    return typeof value === "object" ? value.vi : value;
  });
}

async function nameOrganisation(vi: string, en: string): Promise<void> {
  const { manager } = member.dataSource;
  const id = await addOrganisation(manager);
  const name = { vi, en };
  await manager.update(Organisation, { id }, { name, searchText: searchTextOfOrganisation({ name }) });
}

async function numberDocument(number: string, vi: string): Promise<void> {
  const { manager } = member.dataSource;
  await addExampleTarget(manager, "LM01");
  const { id } = await manager.findOneByOrFail(PolicyDocument, {
    title: { vi: "Quyết định", en: "Decision" },
  });
  const title = { vi, en: null };
  const issuer = { vi: "Thủ tướng Chính phủ", en: "Prime Minister" };
  const searchText = searchTextOfDocument({ kind: DocumentKind.DECISION, number, title, issuer });
  await manager.update(PolicyDocument, { id }, { number, numberKey: codeKey(number), title, searchText });
}
