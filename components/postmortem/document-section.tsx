import type { ReactNode, Ref } from "react";

type DocumentSectionProps = {
  /** Anchor, and the base of the heading's id. */
  id: string;
  /** As the runbook's template has it. */
  title: string;
  /** Stands at the right of the title. */
  action?: ReactNode;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
};

/** One of the headings of the runbook's template, and what stands under it. */
export function DocumentSection({ id, title, action, ref, children }: DocumentSectionProps) {
  return (
    <section ref={ref} id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2 pointer-coarse:min-h-11">
        <h2 id={`${id}-title`} className="text-20 font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}
