import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { useLiveStatus } from "../live/live-status.js";
import { useIsOnline } from "../live/use-is-online.js";
import { useInLanguage } from "../navigation/page-link.js";
import { WALL_SEARCH } from "../navigation/wall.js";
import { pageAfter } from "./wall-pages.js";

/** How long one screenful stands. */
const SCREEN_MS = 20_000;
/** Of a longer page no more is shown. */
const MAX_SCREENS = 3;
/** Nobody is at the screen when nothing has moved for so long. */
const STILL_MS = 60_000;
const SHARE_OF_SCREEN = 0.8;

/** Why pages do not turn: somebody is there, or the reader's system asks for stillness. */
export type Stopped = "somebody" | "stillness" | undefined;

/**
 * Turns screenful after screenful, page after page. While the hub cannot be reached it stays at the page that it has,
 * whose address holds the place also when it is loaded anew.
 */
export function usePageTurning(): Stopped {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const inLanguage = useInLanguage();
  const isOnline = useIsOnline();
  const { status } = useLiveStatus();
  const wantsStillness = useSyncExternalStore(
    followMotion,
    () => window.matchMedia(REDUCED_MOTION).matches,
    () => false,
  );
  const isSomebodyThere = useSomebody();
  const screens = useRef(1);
  const turn = useEffectEvent(() => {
    if (screens.current < MAX_SCREENS && scrollOn()) {
      screens.current += 1;
      return;
    }
    screens.current = 1;
    window.scrollTo({ top: 0, behavior: "instant" });
    if (!isOnline || status.state !== "live") return;
    // Replaced: a screen that turns for weeks would fill the history.
    navigate(inLanguage(`${pageAfter(pathname).to}${WALL_SEARCH}`), { replace: true });
  });
  const isStopped = wantsStillness || isSomebodyThere;
  useEffect(() => {
    if (isStopped) return;
    const timer = setInterval(turn, SCREEN_MS);
    return () => clearInterval(timer);
  }, [isStopped]);
  if (wantsStillness) return "stillness";
  return isSomebodyThere ? "somebody" : undefined;
}

/** @returns whether there was more of the page below */
function scrollOn(): boolean {
  const before = window.scrollY;
  window.scrollBy({ top: window.innerHeight * SHARE_OF_SCREEN, behavior: "instant" });
  return window.scrollY > before;
}

const REDUCED_MOTION = "(prefers-reduced-motion: reduce)";

function followMotion(tell: () => void): () => void {
  const reducedMotion = window.matchMedia(REDUCED_MOTION);
  reducedMotion.addEventListener("change", tell);
  return () => reducedMotion.removeEventListener("change", tell);
}

/** Whether somebody has moved the mouse, touched the screen or pressed a key lately. */
function useSomebody(): boolean {
  const [isThere, setIsThere] = useState(false);
  const [movedAt, setMovedAt] = useState<number>();
  useEffect(() => {
    let position: string | undefined;
    const notice = () => {
      setIsThere(true);
      setMovedAt(performance.now());
    };
    const noticeMove = ({ screenX, screenY }: PointerEvent) => {
      // A browser tells of a move also when the page has moved below a mouse that lies still.
      const former = position;
      position = `${screenX} ${screenY}`;
      if (former !== undefined && former !== position) notice();
    };
    window.addEventListener("pointermove", noticeMove);
    for (const name of SIGNS) window.addEventListener(name, notice);
    return () => {
      window.removeEventListener("pointermove", noticeMove);
      for (const name of SIGNS) window.removeEventListener(name, notice);
    };
  }, []);
  useEffect(() => {
    if (movedAt === undefined) return;
    const timer = setTimeout(() => setIsThere(false), STILL_MS);
    return () => clearTimeout(timer);
  }, [movedAt]);
  return isThere;
}

const SIGNS = ["pointerdown", "keydown", "wheel"] as const;
