import type { FindShortcuts } from "../execute/shortcut.js";
import { projectWhenRepeated } from "./compiled-projection.js";
import { verbatimWhenRepeated } from "./verbatim.js";

/**
 * Generated code for operations that are used again: it reads members' answers, passes texts through and projects data.
 */
export const findShortcuts: FindShortcuts = (plan, selection, rootTypeName) => ({
  begin: verbatimWhenRepeated(plan, selection, rootTypeName),
  tryProject: projectWhenRepeated(selection, rootTypeName),
});
