import { Component, type ReactNode, useEffect, useEffectEvent } from "react";
import { useLocale } from "../language/use-locale.js";
import { useIsOnWall } from "../navigation/wall.js";
import { Notice } from "./notice.js";

const RETRY_ON_WALL_MS = 10_000;

interface BoundaryProps {
  /** How the part is tried again; it is shown again unless this says otherwise. */
  readonly onRetry?: (showAgain: () => void) => void;
  readonly children: ReactNode;
}

/** Keeps an error in a part of the page to that part, which says so and can be tried again. */
export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const showAgain = () => this.setState({ hasFailed: false });
    const { onRetry } = this.props;
    return <BrokenPart onRetry={() => (onRetry === undefined ? showAgain() : onRetry(showAgain))} />;
  }
}

function BrokenPart({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLocale();
  const isOnWall = useIsOnWall();
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    // Nobody is there to press the button.
    if (!isOnWall) return;
    const timer = setInterval(retry, RETRY_ON_WALL_MS);
    return () => clearInterval(timer);
  }, [isOnWall]);
  return (
    <Notice kind="broken" onRetry={onRetry}>
      {t("failure.part")}
    </Notice>
  );
}
