import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

/** What follows from the record and is not written here: set apart from the words by a line at its left. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classNames("border-l border-edge pl-4", className)}>{children}</div>;
}

/** A value that is only read here, in the look of those that are edited. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span className="text-12 text-muted">{label}</span>
      <div className="figures py-1 text-14 wrap-anywhere">{children}</div>
    </div>
  );
}
