import { pick, useGraphiQL } from "@graphiql/react";
import { useEffect } from "react";

/**
 * GraphiQL's tabs have buttons inside, one to choose and one to close, which nothing with the role of a tab may have.
 * Here they are a list of buttons.
 */
export function AccessibleTabs() {
  const { tabs, activeTabIndex } = useGraphiQL(pick("tabs", "activeTabIndex"));
  // biome-ignore lint/correctness/useExhaustiveDependencies: GraphiQL has written its roles again
  useEffect(() => {
    const list = document.querySelector(".graphiql-tabs");
    list?.removeAttribute("role");
    for (const tab of list?.querySelectorAll(".graphiql-tab") ?? []) {
      const isActive = tab.classList.contains("graphiql-tab-active");
      tab.removeAttribute("role");
      tab.removeAttribute("aria-selected");
      const button = tab.querySelector("button");
      if (isActive) button?.setAttribute("aria-current", "true");
      else button?.removeAttribute("aria-current");
    }
  }, [tabs, activeTabIndex]);
  return null;
}
