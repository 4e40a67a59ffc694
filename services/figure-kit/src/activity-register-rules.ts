/** What of an activity is held against the registers and the member's own figures. */
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { Mistake } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { inEnglish } from "@hub/subgraph-kit/values";
import { In } from "typeorm";
import type { ActivityReport } from "./activity-report.js";
import { Figure } from "./figure.js";
import { inputOf } from "./figure-report.js";
import { findPlacesAndOrganisations } from "./registers/find-places-and-organisations.js";
import type { RegisteredOrganisation, RegisteredUnit } from "./registers/register-entry.js";
import { Sensitivity } from "./sensitivity.js";

type Checking = Pick<MemberTransaction, "manager" | "asTyped">;

/**
 * That the unit, the partners and the figures are there, and the unit and the partners were on its days.
 * @param organiserId whose activity it is
 * @throws {Refusal} when this member has no copy of the registers yet
 */
export async function findUnregistered(
  checking: Checking,
  report: ActivityReport,
  organiserId: string | null,
): Promise<Mistake[]> {
  const { manager, asTyped } = checking;
  const { unitId, partnerIds, period } = report;
  const units = unitId === null ? [] : [unitId];
  const registered = await findPlacesAndOrganisations(manager, units, partnerIds);
  return [
    ...units.flatMap((id) => findBadUnit(registered.units[id], asTyped(id), period)),
    ...partnerIds.flatMap((id, index) =>
      id === organiserId
        ? [mistake(`partnerIds[${index}]`, ITS_OWN_PARTNER)]
        : findBadPartner(registered.organisations[id], asTyped(id), {
            field: `partnerIds[${index}]`,
            from: period.from,
          }),
    ),
    ...(await findBadFigures(checking, report)),
  ];
}

const ITS_OWN_PARTNER: BilingualText = {
  vi: "Bên tổ chức không đồng thời là bên phối hợp; hãy bỏ khỏi “partnerIds”.",
  en: 'The organiser is no partner of its own; leave it out of "partnerIds".',
};

function findBadUnit(
  unit: RegisteredUnit | undefined,
  typed: string,
  { from, to }: ActivityReport["period"],
): Mistake[] {
  if (!unit) {
    return [
      mistake("unitId", {
        vi: `Không có đơn vị hành chính “${typed}”; hãy lấy “id” từ \`administrativeUnits\`.`,
        en: `There is no administrative unit "${typed}"; take the "id" from \`administrativeUnits\`.`,
      }),
    ];
  }
  const name = unit.versions.at(-1)?.name ?? { vi: typed, en: typed };
  if (unit.validTo !== null && from !== null && from > unit.validTo) {
    return [
      mistake("unitId", {
        vi: `${name.vi} đã kết thúc ngày ${printDayVi(unit.validTo)}, trước khi hoạt động bắt đầu ngày ${printDayVi(from)}; hãy ghi cho đơn vị kế thừa (\`successors\`), hoặc sửa ngày.`,
        en: `${inEnglish(name)} ended on ${printDayEn(unit.validTo)}, before the activity begins on ${printDayEn(from)}; record it for a successor (\`successors\`), or correct the day.`,
      }),
    ];
  }
  if (unit.validFrom !== null && to !== null && to < unit.validFrom) {
    return [
      mistake("unitId", {
        vi: `${name.vi} có từ ngày ${printDayVi(unit.validFrom)}, sau khi hoạt động kết thúc ngày ${printDayVi(to)}; hãy ghi cho đơn vị trước đó (\`predecessors\`), hoặc sửa ngày.`,
        en: `${inEnglish(name)} exists since ${printDayEn(unit.validFrom)}, after the activity ended on ${printDayEn(to)}; record it for a predecessor (\`predecessors\`), or correct the day.`,
      }),
    ];
  }
  return [];
}

function findBadPartner(
  organisation: RegisteredOrganisation | undefined,
  typed: string,
  { field, from }: { readonly field: string; readonly from: string | null },
): Mistake[] {
  if (!organisation) {
    return [
      mistake(field, {
        vi: `Danh bạ của Hội Khuyến học không có tổ chức “${typed}”; hãy lấy “id” từ \`organisations\`, hoặc đề nghị Hội thêm tổ chức đó.`,
        en: `The association's register has no organisation "${typed}"; take the "id" from \`organisations\`, or ask the association to add it.`,
      }),
    ];
  }
  const { name, endedOn } = organisation;
  if (endedOn === null || from === null || from <= endedOn) return [];
  return [
    mistake(field, {
      vi: `${name.vi} đã kết thúc ngày ${printDayVi(endedOn)}, trước khi hoạt động bắt đầu ngày ${printDayVi(from)}; hãy nêu tổ chức kế thừa (\`successors\`), hoặc sửa ngày.`,
      en: `${inEnglish(name)} ended on ${printDayEn(endedOn)}, before the activity begins on ${printDayEn(from)}; name its successor (\`successors\`), or correct the day.`,
    }),
  ];
}

/** What not everybody may read is shown by nothing that everybody may. */
async function findBadFigures(
  { manager, asTyped }: Checking,
  { results }: ActivityReport,
): Promise<Mistake[]> {
  const ids = results.flatMap(({ figureId }) => figureId ?? []);
  if (ids.length === 0) return [];
  const figures = await manager
    .getRepository(Figure)
    .findBy({ id: In(ids), sensitivity: Sensitivity.PUBLIC });
  const known = new Set(figures.map(({ id }) => id));
  return results.flatMap(({ figureId }, index) =>
    figureId == null || known.has(figureId) ? [] : [noFigure(index, asTyped(figureId))],
  );
}

function noFigure(index: number, typed: string): Mistake {
  return mistake(`results[${index}].figureId`, {
    vi: `Thành viên này không có số liệu công khai “${typed}”; hãy báo cáo số liệu trước (\`reportFigure\`), rồi dùng “id” được trả về.`,
    en: `This member has no public figure "${typed}"; report it first (\`reportFigure\`), and use the "id" that is returned.`,
  });
}

function mistake(field: string, message: BilingualText): Mistake {
  return { field: inputOf(field), message };
}
