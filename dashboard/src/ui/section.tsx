import type { ReactNode } from "react";
import { Boundary } from "./boundary.js";

interface SectionProps {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One section of a page, with its heading; an error in it stays in it. */
export function Section({ id, title, lead, aside, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <div>
          <h2 id={`${id}-title`}>{title}</h2>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {aside}
      </div>
      <Boundary>{children}</Boundary>
    </section>
  );
}
