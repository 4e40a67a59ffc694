import { type ComponentType, lazy, Suspense } from "react";
import { Boundary } from "./boundary.js";
import { Loading } from "./loading.js";

/** A part of the page whose code is loaded when it is first shown. If that fails, or the part throws, it says so. */
export function lazyPart<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  let isLoaded = false;
  const Part = lazy(async () => {
    const part = await load();
    isLoaded = true;
    return part;
  });
  return function LazyPart(props: Props) {
    return (
      <Boundary onRetry={(showAgain) => (isLoaded ? showAgain() : void reloadIfReachable())}>
        <Suspense fallback={<Loading rows={8} />}>
          <Part {...props} />
        </Suspense>
      </Boundary>
    );
  };
}

/**
 * A browser does not ask again for code that it could not load, until the page is loaded anew; the address has its
 * whole state. While the hub cannot be reached, the rest of the page is worth more than a new one.
 */
async function reloadIfReachable(): Promise<void> {
  const page = await fetch(window.location.href, { method: "HEAD" }).catch(() => undefined);
  if (page !== undefined) window.location.reload();
}
