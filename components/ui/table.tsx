import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

/**
 * A table that scrolls sideways inside its own frame when it does not fit; the frame can be reached and scrolled by
 * keyboard. `label` names it for who cannot see it.
 */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1)
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-8 border border-line bg-surface">
      <table className="w-full border-collapse text-left text-14">{children}</table>
    </section>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return <thead className="border-b border-line bg-sunken">{children}</thead>;
}

export function TableRow({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={classNames("border-b border-line last:border-b-0", className)} />;
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={classNames("px-4 py-2 text-12 font-medium whitespace-nowrap text-muted", className)}
    />
  );
}

/** The cell that names its row. */
export function RowHeadCell({ className, ...rest }: ComponentProps<"th">) {
  return <th scope="row" {...rest} className={classNames("px-4 py-3 align-top font-medium", className)} />;
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={classNames("figures px-4 py-3 align-top", className)} />;
}
