/** Whether the page can be opened again without a network: a service worker has kept it. */
import { useSyncExternalStore } from "react";

/** Keeps the page once it has loaded, so that keeping it delays nothing. Browsers do so over HTTPS and on localhost. */
export function keepPageForReopening(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = () => void navigator.serviceWorker.register("/service-worker.js").catch(reportToConsole);
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
}

export function useCanReopen(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      if (!("serviceWorker" in navigator)) return () => undefined;
      navigator.serviceWorker.addEventListener("controllerchange", onChange);
      return () => navigator.serviceWorker.removeEventListener("controllerchange", onChange);
    },
    () => "serviceWorker" in navigator && navigator.serviceWorker.controller !== null,
    () => false,
  );
}

/** The page works without. */
function reportToConsole(error: unknown): void {
  console.warn("The page cannot be kept for opening it without a network", error);
}
