import type { FindShortcuts } from "../execute/shortcut.js";
import { projectWhenRepeated } from "./compiled-projection.js";
import { verbatimWhenRepeated } from "./verbatim.js";

/** Generated code for what is asked again: it reads members' answers, hands texts on and projects data. */
export const findShortcuts: FindShortcuts = (plan, selection, rootTypeName) => ({
  begin: verbatimWhenRepeated(plan, selection, rootTypeName),
  tryProject: projectWhenRepeated(selection, rootTypeName),
});
