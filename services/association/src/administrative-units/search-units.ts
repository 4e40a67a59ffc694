import type { AdministrativeLevel } from "@hub/figures/administrative-level";
import { type Connection, type PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { DataSource } from "typeorm";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";
import { searchPatterns } from "./fold-name.js";

const MAX_SEARCH_LENGTH = 100;

export interface UnitSearch {
  readonly search?: string | null;
  readonly level?: AdministrativeLevel | null;
  readonly day: string;
}

/** The versions in force on a day whose names or official code match, provinces first. One SQL statement. */
export function searchUnits(
  dataSource: DataSource,
  { search, level, day }: UnitSearch,
  page: PageArguments,
): Promise<Connection<AdministrativeUnitVersion>> {
  const query = dataSource
    .getRepository(AdministrativeUnitVersion)
    .createQueryBuilder("version")
    .where("(version.valid_from IS NULL OR version.valid_from <= :day)", { day })
    .andWhere("(version.valid_to IS NULL OR version.valid_to >= :day)");
  if (level) query.andWhere("version.level = :level", { level });
  if (search?.trim()) {
    const patterns = searchPatterns(refuseLong(search));
    query.andWhere(
      "(version.official_code = :code OR (cardinality(:patterns::text[]) > 0 AND version.search_text LIKE ALL (:patterns::text[])))",
      { code: search.trim(), patterns },
    );
  }
  return readPage(query, page, ["sortKey", "unitId"]);
}

function refuseLong(search: string): string {
  if (search.length <= MAX_SEARCH_LENGTH) return search;
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“search” dài ${search.length} ký tự; hãy dùng tối đa ${MAX_SEARCH_LENGTH}.`,
    en: `"search" has ${search.length} characters; use at most ${MAX_SEARCH_LENGTH}.`,
  });
}
