import { join } from "node:path";
import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";

export interface Member {
  /** Also the name of its subgraph. */
  readonly name: string;
  readonly title: string;
  /** The organisation that runs it in the demonstration, by its key there. */
  readonly organisation: string;
}

/** The members that run on one machine. */
export const MEMBERS: readonly Member[] = [
  { name: "association", title: "Hội Khuyến học", organisation: "son-la-hoi-khuyen-hoc" },
  { name: "education", title: "Sở Giáo dục và Đào tạo", organisation: "son-la-so-gddt" },
  { name: "womens-union", title: "Hội Liên hiệp Phụ nữ", organisation: "son-la-hoi-lhpn" },
  { name: "youth-union", title: "Đoàn TNCS Hồ Chí Minh", organisation: "son-la-doan-thanh-nien" },
];

/** The member that knows what accounts may do. */
export const KEEPER_OF_RIGHTS = "association";

/** The program in which people and systems sign in. */
export const IDENTITY = "identity";

/** The member's name as part of an environment variable: `WOMENS_UNION`. */
export function variableName(memberName: string): string {
  return memberName.toUpperCase().replaceAll("-", "_");
}

/** The province in which the demonstration's organisations of the members work, Sơn La, by its id. */
export const UNIT_OF_MEMBERS = formatGlobalId(
  "AdministrativeUnit",
  stableId("administrative-unit", "province-14-2025-03-01"),
);

/** The id of a demonstration's organisation. */
export function organisationId(key: string): string {
  return formatGlobalId("Organisation", stableId("organisation", key));
}

/** The id of the organisation that runs the member in the demonstration. */
export function organisationOf(memberName: string): string {
  const member = MEMBERS.find(({ name }) => name === memberName);
  if (!member) throw new Error(`No member is called ${memberName}`);
  return organisationId(member.organisation);
}

/** The name of the database of a member or another program, and of the role that owns it. */
export function databaseName(programName: string): string {
  return `hub_${programName.replaceAll("-", "_")}`;
}

/** Where the built programs are. */
export const PROGRAMS = {
  member: (repository: string, memberName: string) =>
    join(repository, "services", memberName, "dist/main.js"),
  identity: (repository: string) => join(repository, "local/dist/identity/main.js"),
  gateway: (repository: string) => join(repository, "gateway/dist/main.js"),
  dashboard: (repository: string) => join(repository, "dashboard/dist"),
  dashboardSources: (repository: string) => join(repository, "dashboard"),
  dashboardStyles: (repository: string) => join(repository, "dashboard/src/app/base.css"),
  vite: (repository: string) => join(repository, "node_modules/vite/bin/vite.js"),
  demonstration: (repository: string) => join(repository, "local/dist/demonstration/load.js"),
} as const;
