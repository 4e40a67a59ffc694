import type { Demand } from "../supergraph/access-rules.js";

export interface Denial {
  readonly message: string;
  readonly extensions: { readonly code: "UNAUTHENTICATED" | "FORBIDDEN" };
}

/** Why a field may not be read: what is missing, and how to come by it. */
export function explainDenial(coordinate: string, demands: readonly Demand[]): Denial {
  if (demands.some(({ kind }) => kind === "authenticated")) {
    return {
      message: `Trường ${coordinate} chỉ dành cho người đã đăng nhập; hãy gửi token truy cập / The field ${coordinate} is only for who has signed in; send an access token`,
      extensions: { code: "UNAUTHENTICATED" },
    };
  }
  const [vi, en] = [listing(demands, "và", "hoặc"), listing(demands, "and", "or")];
  return {
    message: `Trường ${coordinate} cần ${vi}; hãy đề nghị quản trị cơ quan cấp / The field ${coordinate} needs ${en}; ask your office's administrator for it`,
    extensions: { code: "FORBIDDEN" },
  };
}

/** Each list whole, or one of the others; of several demands each. */
function listing(demands: readonly Demand[], and: "và" | "and", or: "hoặc" | "or"): string {
  return demands.map(({ anyOf }) => anyOf.map((all) => all.join(` ${and} `)).join(` ${or} `)).join("; ");
}
