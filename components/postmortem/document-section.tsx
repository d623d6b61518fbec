import type { ReactNode } from "react";

type DocumentSectionProps = {
  /** Base of the anchor and of the heading's id: a team may call its sections as it likes. */
  id: string;
  /** As the outline has it. */
  title: string;
  children: ReactNode;
};

/** One of the headings of the postmortem, and what stands under it. */
export function DocumentSection({ id, title, children }: DocumentSectionProps) {
  return (
    <section
      id={`section-${id}`}
      data-block={title}
      aria-labelledby={`section-${id}-title`}
      className="flex flex-col gap-3"
    >
      <h2 id={`section-${id}-title`} className="text-20 font-semibold wrap-anywhere">
        {title}
      </h2>
      {children}
    </section>
  );
}
