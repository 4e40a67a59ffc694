import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState } from "react";
import { useLocale } from "../language/use-locale.js";

const PANES = ["query", "result"] as const;

type Pane = (typeof PANES)[number];

/**
 * On a phone one thing is shown at a time: what is written, what was answered, or a panel. What is executed turns to its
 * answer.
 */
export function PaneSwitch() {
  const { t } = useLocale();
  const { isFetching, visiblePlugin } = useGraphiQL(pick("isFetching", "visiblePlugin"));
  const { setVisiblePlugin } = useGraphiQLActions();
  const [pane, setPane] = useState<Pane>("query");
  useEffect(() => {
    if (isFetching) setPane("result");
  }, [isFetching]);
  useEffect(() => {
    document.body.dataset["pane"] = visiblePlugin ? "panel" : pane;
  }, [pane, visiblePlugin]);
  const show = (next: Pane) => {
    setVisiblePlugin(null);
    setPane(next);
  };
  return (
    <nav className="pane-switch" aria-label={t("explorer.panes")}>
      {PANES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === pane && !visiblePlugin}
          onClick={() => show(each)}
        >
          {t(`explorer.pane.${each}`)}
        </button>
      ))}
    </nav>
  );
}
