import { Component, type ReactNode } from "react";
import { useLocale } from "../language/use-locale.js";
import { Notice } from "./notice.js";

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
  return (
    <Notice kind="broken" onRetry={onRetry}>
      {t("failure.part")}
    </Notice>
  );
}
