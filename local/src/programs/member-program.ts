import { organisationOf, PROGRAMS, variableName } from "../members.js";
import { requestsDatabaseUrl } from "../postgres/databases.js";
import { databaseUrl, type Installation } from "./installation.js";
import { LOOPBACK, nodeProgram } from "./node-program.js";
import type { Program } from "./program.js";

export interface Address {
  readonly memberName: string;
  readonly port: number;
}

export interface MemberPorts extends Address {
  readonly operatorPort: number;
}

/**
 * A small young generation: an idle member takes 20 MB less than with Node's 16 MB. 4 MB saved no more, and made the
 * slowest pages of figures a quarter slower. The gateway keeps Node's default.
 */
const MEMBER_NODE_FLAGS = ["--max-semi-space-size=8"];

/** @param members all members: each may read the others' events */
export function memberProgram(
  installation: Installation,
  { memberName, port, operatorPort }: MemberPorts,
  postgresPort: number,
  members: readonly Address[],
): Program {
  const { secrets } = installation;
  const others = members.filter((other) => other.memberName !== memberName);
  const program = nodeProgram(installation, {
    name: memberName,
    port,
    main: PROGRAMS.member(installation.repository, memberName),
    nodeFlags: MEMBER_NODE_FLAGS,
    environment: {
      DATABASE_URL: databaseUrl(installation, memberName, postgresPort),
      REQUESTS_DATABASE_URL: requestsDatabaseUrl(
        memberName,
        secrets.requestsPassword(memberName),
        postgresPort,
      ),
      GATEWAY_KEYS: secrets.memberKey(memberName),
      READER_KEYS: readerKeys(others.map((other) => secrets.readerKey(other.memberName))),
      ...Object.fromEntries(others.flatMap((other) => sourceOf(other, secrets.readerKey(memberName)))),
      ORGANISATION_ID: organisationOf(memberName),
      OPERATOR_HOST: LOOPBACK,
      OPERATOR_PORT: String(operatorPort),
    },
  });
  return { ...program, operatorPort };
}

/** Beside the keys of this machine's members those that the operator gives others. */
function readerKeys(ofMembers: readonly string[]): string {
  return [...ofMembers, process.env["READER_KEYS"] ?? []].flat().join(",");
}

/** Where a member is, and the key with which the program that is started asks it. */
export function sourceOf({ memberName, port }: Address, key: string): readonly [string, string][] {
  return [
    [`MEMBER_${variableName(memberName)}_URL`, `http://${LOOPBACK}:${port}`],
    [`MEMBER_${variableName(memberName)}_KEY`, key],
  ];
}
