import { join } from "node:path";
import { FILES } from "../data-directory/data-directory.js";
import { PAGE_CLIENT } from "../identity/page-client.js";
import { KEEPER_OF_RIGHTS, MEMBERS, organisationId, PROGRAMS, variableName } from "../members.js";
import { audienceOf, issuerOf } from "./identity-program.js";
import type { Installation } from "./installation.js";
import { type Address, sourceOf } from "./member-program.js";
import { LOOPBACK, nodeProgram } from "./node-program.js";
import type { Program } from "./program.js";

export interface GatewayPorts {
  readonly port: number;
  readonly operatorPort: number;
  readonly identityPort: number;
}

export function gatewayProgram(
  installation: Installation,
  { port, operatorPort, identityPort }: GatewayPorts,
  members: readonly Address[],
): Program {
  const perMember = members.flatMap((member) =>
    sourceOf(member, installation.secrets.memberKey(member.memberName)),
  );
  const organisations = MEMBERS.map(({ name, organisation }) => [
    `MEMBER_${variableName(name)}_ORGANISATION`,
    organisationId(organisation),
  ]);
  const identityAddress = `http://${LOOPBACK}:${identityPort}`;
  const program = nodeProgram(installation, {
    name: "gateway",
    port,
    main: PROGRAMS.gateway(installation.repository),
    nodeFlags: [],
    environment: {
      ...Object.fromEntries([...perMember, ...organisations]),
      OIDC_ISSUER: issuerOf(port),
      OIDC_AUDIENCE: audienceOf(port),
      // Not through itself.
      OIDC_JWKS_URI: `${identityAddress}/oidc/jwks`,
      OIDC_PAGE_CLIENT: PAGE_CLIENT,
      IDENTITY_PROVIDER_URL: identityAddress,
      RIGHTS_MEMBER: KEEPER_OF_RIGHTS,
      AUDIT_DIRECTORY: join(installation.dataDirectory, FILES.audit),
      CURSOR_KEY: installation.secrets.cursorKey,
      LINK_KEYS: installation.secrets.linkKey,
      DASHBOARD_DIR: PROGRAMS.dashboard(installation.repository),
      OPERATOR_HOST: LOOPBACK,
      OPERATOR_PORT: String(operatorPort),
    },
  });
  return { ...program, operatorPort };
}
