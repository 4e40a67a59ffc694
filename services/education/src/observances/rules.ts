import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { Period } from "@hub/subgraph-kit/values";
import type { RegisteredObservance } from "./observance-register.js";

export interface PrintedObservance {
  readonly period: Period;
  readonly name: string;
}

/** V12: the printed days, and the printed name, are those of the register of that year. */
export function checkObservance(
  printed: PrintedObservance,
  registered: RegisteredObservance,
): DataQualityFlag[] {
  return [...checkDays(printed, registered), ...checkName(printed, registered)];
}

function checkDays({ period }: PrintedObservance, registered: RegisteredObservance): DataQualityFlag[] {
  if (period.from === null || period.to === null) return [];
  if (period.from === registered.from && period.to === registered.to) return [];
  return [
    {
      rule: "V12",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Ngày còn tranh cãi: bản in ghi ${printDays(period.from, period.to, printDayVi)}, lịch là ${printDays(registered.from, registered.to, printDayVi)}.`,
        en: `Date disputed: ${printDays(period.from, period.to, printDayEn)} is printed, the register says ${printDays(registered.from, registered.to, printDayEn)}.`,
      },
    },
  ];
}

function checkName({ name }: PrintedObservance, registered: RegisteredObservance): DataQualityFlag[] {
  if (name.toLocaleLowerCase("vi") === registered.name.vi.toLocaleLowerCase("vi")) return [];
  return [
    {
      rule: "V12",
      severity: FlagSeverity.INFO,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Bản in dùng tên “${name}”; tên trong năm đó là “${registered.name.vi}”.`,
        en: `The name “${name}” is printed; that year's name was “${registered.name.vi}”.`,
      },
    },
  ];
}

function printDays(from: string, to: string, printDay: (day: string) => string): string {
  return from === to ? printDay(from) : `${printDay(from)} – ${printDay(to)}`;
}
