import { Refusal } from "@hub/subgraph-kit/refusal";
import type { EntityManager } from "typeorm";
import type { RegisteredIndicator, RegisteredUnit } from "./register-entry.js";

/** What the registers say of the unit and the indicator of a figure; null of what they do not have. */
export interface Registered {
  readonly unit: RegisteredUnit | null;
  readonly indicator: RegisteredIndicator | null;
}

interface Keys {
  readonly unitId: string;
  readonly indicatorCode: string;
}

interface Found {
  readonly units: Readonly<Record<string, RegisteredUnit>> | null;
  readonly indicators: Readonly<Record<string, RegisteredIndicator>> | null;
  readonly isFilled: boolean;
}

/**
 * Asks the registers about all these, in one statement.
 * @throws {Refusal} when this member has no copy of them yet
 */
export async function findRegistered(
  manager: EntityManager,
  figures: readonly Keys[],
): Promise<(figure: Keys) => Registered> {
  const [found]: Found[] = await manager.query(
    `SELECT
       (SELECT jsonb_object_agg(key, entry) FROM register_entry WHERE kind = 'unit' AND key = ANY ($1)) AS units,
       (SELECT jsonb_object_agg(key, entry) FROM register_entry WHERE kind = 'indicator' AND key = ANY ($2))
         AS indicators,
       EXISTS (SELECT FROM register_entry WHERE kind = 'indicator') AS "isFilled"`,
    [
      [...new Set(figures.map(({ unitId }) => unitId))],
      [...new Set(figures.map(({ indicatorCode }) => indicatorCode))],
    ],
  );
  if (found?.isFilled) {
    const { units, indicators } = found;
    return ({ unitId, indicatorCode }) => ({
      unit: units?.[unitId] ?? null,
      indicator: indicators?.[indicatorCode] ?? null,
    });
  }
  throw hasNoCopy();
}

/** This member has not been told of the registers yet. */
export function hasNoCopy(): Refusal {
  return new Refusal("REFUSED", {
    vi: "Thành viên này chưa nhận được các danh mục của Hội Khuyến học (đơn vị hành chính, chỉ số, tổ chức) nên chưa kiểm tra được nội dung gửi lên; chưa ghi gì. Danh mục tự đến trong vòng một phút sau khi Hội Khuyến học trả lời: hãy gửi lại sau một phút, và báo người vận hành nếu vẫn bị từ chối.",
    en: "This member has not received the association's registers (administrative units, indicators, organisations) yet, so it cannot check what was sent; nothing was stored. They come by themselves within a minute of the association's answering: send it again in a minute, and tell the operator if it is still refused.",
  });
}
