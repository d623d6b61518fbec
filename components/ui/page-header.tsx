import type { ReactNode } from "react";

/** The one `h1` of a page, what the page is for, and what can be done with all of it. */
export function PageHeader({
  title,
  description,
  actions,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="flex max-w-prose flex-col gap-1">
        <h1 className="text-28 font-semibold">{title}</h1>
        {description === undefined ? null : <p className="text-muted">{description}</p>}
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
