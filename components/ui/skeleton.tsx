import { classNames } from "#components/ui/class-names.ts";

/** Holds the place of what is still coming; shows itself only after 300 ms. Put it inside a `SkeletonGroup`. */
export function Skeleton({ className }: { className?: string }) {
  return <span className={classNames("block animate-late rounded-8 bg-line", className ?? "h-4 w-full")} />;
}

/** Says once that something is loading, in place of reading out every grey box. */
export function SkeletonGroup({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: React.ReactNode;
}) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      <div aria-hidden="true" className="contents">
        {children}
      </div>
    </div>
  );
}
