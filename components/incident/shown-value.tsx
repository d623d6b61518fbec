import { Pencil } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";

type ShownValueProps = {
  label: string;
  words: ReactNode;
  button: Ref<HTMLButtonElement>;
  /** Undefined where nobody may. */
  onEdit: (() => void) | undefined;
};

/** A value beside its label: pressed to edit it. */
export function ShownValue({ label, words, button, onEdit }: ShownValueProps) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2">
      <span className="py-2 text-12 text-muted pointer-coarse:py-4">{label}</span>
      {onEdit === undefined ? (
        <p className="py-[6px] text-14 wrap-anywhere">{words}</p>
      ) : (
        <button ref={button} type="button" onClick={onEdit} className={VALUE_BUTTON}>
          <span className="sr-only">Edit {label.toLowerCase()}: </span>
          <span className="min-w-0 flex-1 wrap-anywhere">{words}</span>
          <Pencil aria-hidden="true" className="mt-[2px] size-4 shrink-0 text-muted print:hidden" />
        </button>
      )}
    </div>
  );
}

const VALUE_BUTTON = classNames(
  "-mx-2 flex min-h-8 items-start gap-2 rounded-4 px-2 py-[6px] text-left text-14 transition-colors hover:bg-sunken",
  "pointer-coarse:min-h-11 pointer-coarse:items-center",
);

/** A value that is the title of the page, with a pen at its end. */
export function ShownTitle({ label, words, button, onEdit }: ShownValueProps) {
  return (
    <div className="flex items-start gap-1">
      <h1 className="min-w-0 text-28 font-semibold wrap-anywhere">{words}</h1>
      {onEdit === undefined ? null : (
        <Button
          ref={button}
          size="small"
          variant="quiet"
          aria-label={`Edit ${label.toLowerCase()}`}
          title={`Edit ${label.toLowerCase()}`}
          onClick={onEdit}
          className="mt-1 min-w-8 pointer-coarse:-mt-1 pointer-coarse:min-w-11 [&_svg]:text-muted"
        >
          <Pencil aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
