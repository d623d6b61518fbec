import type { ReactNode } from "react";

/** What follows from the record and is not written here: set apart from the words by a line at its left. */
export function Facts({ children }: { children: ReactNode }) {
  return <div className="flex flex-col border-l border-edge pl-4">{children}</div>;
}

/** A value that is only read here, in the look of those that are edited where they stand. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2">
      <span className="py-2 text-12 text-muted pointer-coarse:py-4">{label}</span>
      <div className="figures py-[6px] text-14 wrap-anywhere pointer-coarse:py-3">{children}</div>
    </div>
  );
}
