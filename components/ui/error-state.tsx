import type { ReactNode } from "react";
import { StateIcon } from "#components/ui/state-mark.tsx";

type ErrorStateProps = {
  /** What happened. */
  title: string;
  /** Why, and what to do next. */
  children: ReactNode;
  action?: ReactNode;
};

/** A whole page or panel that could not be shown. */
export function ErrorState({ title, children, action }: ErrorStateProps) {
  return (
    <div className="mx-auto flex max-w-prose flex-col items-start gap-6 py-12">
      <StateIcon meaning="failing" className="size-7" />
      <div className="flex flex-col gap-2">
        <h1 className="text-28 font-semibold">{title}</h1>
        <div className="flex flex-col gap-3 text-muted">{children}</div>
      </div>
      {action === undefined ? null : <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
