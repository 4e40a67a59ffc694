/** What sharing agreements open, as a member that reports figures knows it. */
import { association } from "@hub/association/association";
import { addExampleProgramme } from "@hub/association/testing/example-programme";
import { CreateFigures1795737600001 } from "@hub/figure-kit/migrations/create-figures";
import { KeepInternalFigures1795737600090 } from "@hub/figure-kit/migrations/keep-internal-figures";
import { NameReporters1795737600030 } from "@hub/figure-kit/migrations/name-reporters";
import { agreementsCopy } from "@hub/figure-kit/registers/agreements-copy";
import { CopyOpenedFields1795737600130 } from "@hub/figure-kit/registers/copy-opened-fields";
import { CreateRegisterCopy1795737600002 } from "@hub/figure-kit/registers/register-copy";
import { CreateReleasedFigures1795737600110 } from "@hub/figure-kit/small-cells/create-released-figures";
import { until } from "@hub/gateway-fixtures/until";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { expect, it } from "@jest/globals";
import { type Follower, openFollower, READER_KEY } from "../support/followed-member.js";

/** What the copy decides upon. */
const WITH_FIGURES = [
  CreateFigures1795737600001,
  CreateRegisterCopy1795737600002,
  NameReporters1795737600030,
  KeepInternalFigures1795737600090,
  CreateReleasedFigures1795737600110,
  CopyOpenedFields1795737600130,
];

const FIELDS = "id version state";

it("follows when an agreement is agreed to and revoked, also what happened while the member was down", async () => {
  await using owner = await startLoadedMember(association, { readerKeys: [READER_KEY] });
  await using member = await openFollower({ entities: [], migrations: WITH_FIGURES });
  const { commitmentIds, organisationIds } = await addExampleProgramme(owner.dataSource.manager, {
    code: "SHARING",
    commitments: 1,
  });
  const [gives, receives] = organisationIds;
  const draft = (code: string) =>
    write(
      owner,
      gives,
      `draftAgreement(input: { code: "${code}", commitmentId: "${commitmentIds[0]}", ownerId: "${gives}",
        partnerId: "${receives}", purpose: "Học bổng", legalBasis: "Nghị quyết 26", indicatorCodes: ["CL02", "LM01"],
        fields: ["Figure.numerator", "Figure.denominator"],
        validTo: "2099-12-31", smallestCell: 10, contact: "Văn phòng" }) { ${FIELDS} }`,
    );
  const agreeTo = async (id: string) => {
    await write(owner, gives, `agree(agreementId: "${id}", expectedVersion: 1) { ${FIELDS} }`);
    await write(owner, receives, `agree(agreementId: "${id}", expectedVersion: 2) { ${FIELDS} }`);
  };
  const revoke = (id: string) =>
    write(
      owner,
      receives,
      `revokeAgreement(agreementId: "${id}", expectedVersion: 3, reason: "Hết nhu cầu") { ${FIELDS} }`,
    );

  const copy = member.follow(owner, agreementsCopy);
  const first = await draft("TT-01/2026");
  const second = await draft("TT-02/2026");
  await until(() => copy.state().behindBy === 0);
  expect(await readOpened(member)).toEqual([]);
  await agreeTo(first);
  await until(async () => (await readOpened(member)).length > 0);
  const opened = (code: string, agreementId: string) =>
    ["CL02", "LM01"].map((indicator_code) => ({
      agreement_id: agreementId.replace("agreement_", ""),
      ...{ code, owner_id: gives, partner_id: receives, indicator_code, unit_id: null },
      ...{ valid_from: todayInVietnam(), valid_to: "2099-12-31", smallest_cell: 10 },
      fields: ["Figure.numerator", "Figure.denominator"],
    }));
  expect(await readOpened(member)).toEqual(opened("TT-01/2026", first));

  // What was opened stays so while nobody tells anything.
  await copy.stop();
  await agreeTo(second);
  await revoke(first);
  expect(await readOpened(member)).toEqual(opened("TT-01/2026", first));
  member.follow(owner, agreementsCopy);
  await until(async () => (await readOpened(member)).every(({ code }) => code === "TT-02/2026"));
  expect(await readOpened(member)).toEqual(opened("TT-02/2026", second));

  await revoke(second);
  await until(async () => (await readOpened(member)).length === 0);
}, 120_000);

/** Returns the id of the agreement. */
async function write(member: TestMember, organisationId: string, field: string): Promise<string> {
  const role: Role = "SECRETARY";
  const caller: Caller = { id: "an", mayWrite: true, rights: [{ role, organisationId, unitId: null }] };
  const { data, errors } = await member.ask(`mutation { written: ${field} }`, {}, caller);
  if (errors) throw new Error(errors[0]?.message);
  return data.written.id;
}

function readOpened({ dataSource }: Follower): Promise<{ code: string }[]> {
  return dataSource.query("SELECT * FROM agreement_in_force ORDER BY code, indicator_code");
}
