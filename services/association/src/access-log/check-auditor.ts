import type { Caller } from "@hub/schema/signed-request";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { operatesHub } from "../rights/operates-hub.js";
import { wordsOfRole } from "../rights/role.js";

/**
 * Why the caller may not read a log; null when it may.
 * @param organisationId whose; null for what belongs to none, which is the keeper's to look after
 * @param keeperId the organisation that runs the hub and keeps the log
 */
export function checkAuditor(
  caller: Caller,
  organisationId: string | null,
  keeperId: string | null,
): Refusal | null {
  const owner = organisationId ?? keeperId;
  const isAuditor = (caller.rights ?? []).some(
    (right) => right.role === "AUDITOR" && right.organisationId === owner,
  );
  if (isAuditor || operatesHub(caller, keeperId)) return null;
  const [auditor, operator] = [wordsOfRole("AUDITOR"), wordsOfRole("OPERATOR")];
  const whose =
    organisationId === null
      ? { vi: "cơ quan điều hành hệ thống", en: "the organisation that runs the hub" }
      : { vi: "cơ quan đó", en: "that organisation" };
  return new Refusal("FORBIDDEN", {
    vi: `Nhật ký truy cập này chỉ dành cho ${auditor.vi} (AUDITOR) của ${whose.vi} và ${operator.vi} (OPERATOR) của cơ quan điều hành hệ thống; hãy đề nghị quản trị hệ thống giao vai trò đó.`,
    en: `This access log is for ${auditor.en} (AUDITOR) of ${whose.en} and ${operator.en} (OPERATOR) of the organisation that runs the hub; ask an operator for such a role.`,
  }).inField("organisationId");
}
