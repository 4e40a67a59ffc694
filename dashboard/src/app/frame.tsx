import type { ReactNode } from "react";
import { useLiveFeeds } from "../live/live-feeds.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";

/** What surrounds every page. While the connection is lost, the page inside steps back. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { status } = useLiveFeeds();
  return (
    <>
      <Header />
      <main id="main" className="page" data-live={status.state}>
        {children}
      </main>
      <Footer />
    </>
  );
}
