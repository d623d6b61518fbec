import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";

type PanelProps = {
  title: string;
  /** The base of the heading's id. */
  id: string;
  /** Stands at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
};

/** A part of an incident with its heading. */
export function Panel({ title, id, action, children }: PanelProps) {
  return (
    <Card className="p-4">
      <section id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id={`${id}-title`} className="text-16 font-semibold">
            {title}
          </h2>
          {action}
        </div>
        {children}
      </section>
    </Card>
  );
}
