import { Pencil } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { correctionsOf } from "#lib/incident/can.ts";
import { entryText } from "#lib/incident/entry-text.ts";
import type { Entry } from "#lib/incident/state.ts";

type ToldEntryProps = {
  entry: Entry;
  /** What the entry is called. */
  label: string;
  /** Undefined where nobody may. */
  onCorrect: (() => void) | undefined;
};

/** A line of the postmortem's timeline. */
export function ToldEntry({ entry, label, onCorrect }: ToldEntryProps) {
  const text = entryText(entry);
  const { time, text: words } = correctionsOf(entry);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <span className="text-12 text-muted max-sm:col-start-1 sm:py-[2px]">
        <Time at={entry.happenedAt} />
      </span>
      <p className="wrap-anywhere max-sm:col-start-1">
        <span className="font-medium">{text === "" ? label : `${label}:`}</span> {text}
      </p>
      {onCorrect === undefined || (time === undefined && words === undefined) ? null : (
        <Button
          size="small"
          variant="quiet"
          aria-label={`Correct ${label}: ${text}`}
          title="Correct"
          onClick={onCorrect}
          className="col-start-2 row-span-2 row-start-1 min-w-8 self-start sm:col-start-3 sm:row-span-1 pointer-coarse:min-w-11 [&_svg]:text-muted"
        >
          <Pencil aria-hidden="true" />
        </Button>
      )}
    </li>
  );
}
