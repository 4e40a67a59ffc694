import { oneOf, useAddressState } from "./address-state.js";

/** `?man-hinh=1`: the page is on a screen that nobody sits at. */
const PARAMETERS = { "man-hinh": oneOf("", "1") };

export const WALL_SEARCH = "?man-hinh=1";

export function useIsOnWall(): boolean {
  return useAddressState(PARAMETERS).state["man-hinh"] === "1";
}
