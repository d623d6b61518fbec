import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** More, for whoever asks for it. The browser's own `details`: works without script, and search in the page opens it. */
export function Disclosure({
  summary,
  open,
  onToggle,
  className,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  /** Told after it was opened or closed, for what is made only when somebody asks. */
  onToggle?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <details open={open} onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))} className={className}>
      <summary className="inline-flex min-h-6 list-none items-center gap-1 rounded-4 text-14 font-medium text-accent-ink hover:underline">
        <ChevronRight
          aria-hidden="true"
          // By its own parents: one that stands in another, open one may be closed.
          className="size-4 shrink-0 transition-transform print:hidden [details[open]>summary>&]:rotate-90"
        />
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
