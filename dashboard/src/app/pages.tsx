import { matchPath, Route, Routes } from "react-router";
import { type LazyPart, lazyPart } from "../ui/lazy-part.js";
import { ADDRESSES } from "./addresses.js";
import { Frame } from "./frame.js";

/** The page of each address; its code is loaded when it is first shown. */
const PAGES: Readonly<Record<(typeof ADDRESSES)[number], LazyPart<object>>> = {
  "/": lazyPart(() => import("../pages/overview.js")),
  "/chuong-trinh": lazyPart(() => import("../pages/programmes.js")),
  "/chuong-trinh/:code": lazyPart(() => import("../pages/programme.js")),
  "/chi-tieu": lazyPart(() => import("../pages/targets.js")),
  "/dia-ban": lazyPart(() => import("../pages/units.js")),
  "/dia-ban/:id": lazyPart(() => import("../pages/unit.js")),
  "/co-quan": lazyPart(() => import("../pages/organisations.js")),
  "/co-quan/:id": lazyPart(() => import("../pages/organisation.js")),
  "/so-lieu": lazyPart(() => import("../pages/figures.js")),
  "/so-lieu/:id": lazyPart(() => import("../pages/figure.js")),
  "/chi-so/:code": lazyPart(() => import("../pages/indicator.js")),
  "/hoat-dong": lazyPart(() => import("../pages/activities.js")),
  "/van-ban": lazyPart(() => import("../pages/documents.js")),
  "/van-ban/:id": lazyPart(() => import("../pages/document.js")),
  "/ra-soat": lazyPart(() => import("../pages/findings.js")),
  "/thay-doi": lazyPart(() => import("../pages/changes.js")),
  "/ket-noi": lazyPart(() => import("../pages/members.js")),
  "/lich": lazyPart(() => import("../pages/calendar.js")),
  "/khai-thac": lazyPart(() => import("../pages/developer.js")),
  "/thoa-thuan/:id": lazyPart(() => import("../pages/agreement.js")),
  "/quyen": lazyPart(() => import("../pages/rights.js")),
  "/dang-nhap": lazyPart(() => import("../pages/sign-in.js")),
  "/nhat-ky-truy-cap": lazyPart(() => import("../pages/access-log.js")),
};

const NotFound = lazyPart(() => import("../pages/not-found.js"));

/** Resolves when the code of the page at this path is there. */
export async function loadPage(path: string): Promise<void> {
  const address = ADDRESSES.find((known) => matchPath(known, path) !== null);
  await (address === undefined ? NotFound : PAGES[address]).load();
}

/** The page of the address that the reader is at, in its frame. */
export function Pages() {
  return (
    <Frame>
      <CurrentPage />
    </Frame>
  );
}

function CurrentPage() {
  return (
    <Routes>
      {ADDRESSES.map((address) => {
        const Content = PAGES[address];
        return <Route key={address} path={address} element={<Content />} />;
      })}
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
