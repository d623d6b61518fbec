import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

/** What follows from the record and is not written here: set apart from the words by a line at its left. */
export function Facts({ children }: { children: ReactNode }) {
  return <div className="flex flex-col border-l border-edge pl-4">{children}</div>;
}

type FactProps = {
  label: string;
  /** Needs the whole width of a phone: there it stands below its label. */
  long?: boolean;
  children: ReactNode;
};

/** A value in the look of those that are edited where they stand. */
export function Fact({ label, long = false, children }: FactProps) {
  return (
    <div className={classNames("grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2", long && "max-sm:grid-cols-1")}>
      <span
        className={classNames(
          "py-2 text-12 text-muted pointer-coarse:pt-4",
          long ? "max-sm:pb-0" : "pointer-coarse:pb-4",
        )}
      >
        {label}
      </span>
      <div className="figures py-[6px] text-14 wrap-anywhere pointer-coarse:py-3">{children}</div>
    </div>
  );
}
