import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";

/** A titled part of the form. */
export function FormPart({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <Card className="p-4 sm:p-6">
      <section aria-labelledby={id} className="flex flex-col gap-4">
        <h2 id={id} className="text-16 font-semibold">
          {title}
        </h2>
        {children}
      </section>
    </Card>
  );
}
