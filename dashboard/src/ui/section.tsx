import type { ReactNode } from "react";

interface SectionProps {
  readonly id: string;
  readonly eyebrow: string;
  readonly title: string;
  readonly lead: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One section of a page, with its heading. */
export function Section({ id, eyebrow, title, lead, aside, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <div>
          <p className="eyebrow">{eyebrow}</p>
          <h2 id={`${id}-title`}>{title}</h2>
          <p className="lead">{lead}</p>
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
