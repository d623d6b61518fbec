import type { ReactNode } from "react";

type EmptyStateProps = { icon: ReactNode; title: string; action?: ReactNode; children: ReactNode };

/** Nothing here yet: what will stand here, what it is good for, and the first step towards it. */
export function EmptyState({ icon, title, action, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-8 border border-dashed border-edge px-6 py-12 text-center">
      <span aria-hidden="true" className="text-muted [&_svg]:size-7">
        {icon}
      </span>
      <div className="flex max-w-prose flex-col gap-1">
        <h2 className="text-20 font-semibold">{title}</h2>
        <div className="text-14 text-muted">{children}</div>
      </div>
      {action}
    </div>
  );
}
