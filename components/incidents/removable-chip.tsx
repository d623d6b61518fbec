import { X } from "lucide-react";

/** A filter that is on, and the way to take it off. */
export function RemovableChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      onClick={onRemove}
      className="inline-flex min-h-8 items-center gap-1 rounded-8 border border-accent-ink bg-accent-quiet px-2 text-12 font-medium text-accent-ink transition-colors hover:bg-sunken pointer-coarse:min-h-11 pointer-coarse:px-3 [&_svg]:size-3"
    >
      <span className="sr-only">Remove the filter </span>
      {label}
      <X aria-hidden="true" />
    </button>
  );
}
