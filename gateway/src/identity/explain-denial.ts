import { isRole } from "@hub/schema/roles";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import type { Demand } from "../supergraph/access-rules.js";

export interface Denial {
  readonly message: string;
  readonly extensions: { readonly code: "UNAUTHENTICATED" | "FORBIDDEN" };
}

/** Why a field may not be read: what is missing, and how to come by it. That the field is there may be told. */
export function explainDenial(coordinate: string, demands: readonly Demand[]): Denial {
  if (demands.some(({ kind }) => kind === "authenticated")) {
    return {
      message: `Trường ${coordinate} chỉ dành cho người đã đăng nhập; hãy gửi token truy cập / The field ${coordinate} is only for who has signed in; send an access token`,
      extensions: { code: "UNAUTHENTICATED" },
    };
  }
  const policies = demands.filter(({ kind }) => kind === "policy");
  return {
    message: policies.length > 0 ? underPolicy(coordinate, policies) : forRoles(coordinate, demands),
    extensions: { code: "FORBIDDEN" },
  };
}

/** The hub knows no policy but that of what is public, so nothing that anybody gives would let this one be read. */
function underPolicy(coordinate: string, policies: readonly Demand[]): string {
  const [ofVi, ofEn] = [listing(policies, VIETNAMESE), listing(policies, ENGLISH)];
  return `Trường ${coordinate} theo chính sách ${ofVi}, hệ thống không mở cho ai; hãy hỏi cơ quan giữ dữ liệu / The field ${coordinate} is under the policy ${ofEn}, which the hub opens to nobody; ask the organisation that has the data`;
}

function forRoles(coordinate: string, demands: readonly Demand[]): string {
  const [ofVi, ofEn] = [listing(demands, VIETNAMESE), listing(demands, ENGLISH)];
  return `Trường ${coordinate} cần vai trò ${ofVi}; hãy đăng nhập bằng tài khoản có vai trò đó, hoặc đề nghị quản trị cơ quan giao / The field ${coordinate} needs the role of ${ofEn}; sign in with an account that has it, or ask your office's administrator for it`;
}

interface Words {
  readonly and: string;
  readonly or: string;
  readonly roles: Readonly<Record<string, string>>;
}

const VIETNAMESE: Words = { and: "và", or: "hoặc", roles: vi.ActorRole };
const ENGLISH: Words = { and: "and", or: "or", roles: en.ActorRole };

/** Each list whole, or one of the others; of several demands each. Roles in words, with the code that settings have. */
function listing(demands: readonly Demand[], { and, or, roles }: Words): string {
  const called = (scope: string) => (isRole(scope) ? `${roles[scope]} (${scope})` : scope);
  return demands
    .map(({ anyOf }) => anyOf.map((all) => all.map(called).join(` ${and} `)).join(` ${or} `))
    .join("; ");
}
