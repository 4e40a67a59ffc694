import { type ComponentType, lazy, Suspense, useState } from "react";
import { Boundary } from "./boundary.js";
import { Loading } from "./loading.js";

/** A part of the page whose code comes by itself. */
export type LazyPart<Props extends object> = ComponentType<Props> & {
  /** Resolves when its code is there, and that of the parts in it: then it is shown without waiting. */
  readonly load: () => Promise<void>;
};

const loads = new Set<() => Promise<void>>();

/**
 * A part of the page whose code is loaded when it is first shown. If that fails, or the part throws, it says so.
 *
 * @param rows how many lines stand in its place meanwhile
 */
export function lazyPart<Props extends object>(
  loadCode: () => Promise<{ readonly default: ComponentType<Props> }>,
  rows = 8,
): LazyPart<Props> {
  let Loaded: ComponentType<Props> | undefined;
  const Later = lazy(async () => {
    const part = await loadCode();
    Loaded = part.default;
    return part;
  });
  const load = async () => {
    const known = new Set(loads);
    Loaded = (await loadCode()).default;
    await Promise.all([...loads].filter((other) => !known.has(other)).map((other) => other()));
  };
  loads.add(load);
  function Part(props: Props) {
    // What has begun to wait for its code goes on with what it has waited for.
    const [Content] = useState(() => Loaded ?? Later);
    const content = <Content {...props} />;
    // Around what waits for nothing, it would be taken over at once and not in small steps.
    const isWaiting = Content === Later;
    return (
      <Boundary onRetry={(showAgain) => (Loaded === undefined ? void reloadIfReachable() : showAgain())}>
        {isWaiting ? <Suspense fallback={<Loading rows={rows} />}>{content}</Suspense> : content}
      </Boundary>
    );
  }
  return Object.assign(Part, { load });
}

/**
 * A browser does not ask again for code that it could not load, until the page is loaded anew; the address has its
 * whole state. While the hub cannot be reached, the rest of the page is worth more than a new one.
 */
async function reloadIfReachable(): Promise<void> {
  const page = await fetch(window.location.href, { method: "HEAD" }).catch(() => undefined);
  if (page !== undefined) window.location.reload();
}
