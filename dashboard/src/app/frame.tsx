import type { ReactNode } from "react";
import { useLiveStatus } from "../live/live-status.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";
import "./frame.css";

/** Surrounds every page; the stylesheet dims the page inside while the connection is lost. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { status } = useLiveStatus();
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
