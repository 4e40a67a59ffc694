import { oneOf } from "../../navigation/address-state.js";
import { WAYS } from "../../recipes/write-request.js";

export const DEVELOPER_PARTS = ["bat-dau", "cong-thuc", "tep", "luoc-do"] as const;

/** `muc` names the part that is shown, `cach` how it is called: from a shell, a program or Excel. */
export const DEVELOPER_PARAMETERS = { muc: oneOf(...DEVELOPER_PARTS), cach: oneOf(...WAYS) };
