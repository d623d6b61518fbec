import { Clock, Pencil } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import { correctionsOf } from "#lib/incident/can.ts";
import type { Entry } from "#lib/incident/state.ts";
import { toldLabel, toldText } from "#lib/incident/told-entry.ts";

type ToldLineProps = {
  entry: Entry;
  /** What the log calls the entry. */
  label: string;
  /** Undefined where nobody may. */
  onWord: (() => void) | undefined;
  onCorrect: (() => void) | undefined;
};

/** A line of the postmortem's timeline. */
export function ToldLine({ entry, label, onWord, onCorrect }: ToldLineProps) {
  const text = toldText(entry);
  const name = toldLabel(entry, label);
  const { time, text: words } = correctionsOf(entry);
  const isOwn = entry.told.label !== null || entry.told.text !== null;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 py-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
      <span className="text-12 text-muted max-sm:col-start-1 sm:py-[2px]">
        <Time at={entry.happenedAt} />
      </span>
      <p className="wrap-anywhere max-sm:col-start-1">
        <span className="font-medium">{text === "" ? name : `${name}:`}</span> {text}
        {isOwn ? (
          <span className="block text-12 text-muted print:hidden">In words of its own; the log stays.</span>
        ) : null}
      </p>
      <div className="col-start-2 row-span-2 row-start-1 flex self-start sm:col-start-3 sm:row-span-1">
        {onWord === undefined ? null : (
          <LineButton
            label={`Word for the postmortem: ${name}: ${text}`}
            title="Word for the postmortem"
            onPress={onWord}
          >
            <Pencil aria-hidden="true" />
          </LineButton>
        )}
        {onCorrect === undefined || (time === undefined && words === undefined) ? null : (
          <LineButton label={`Correct ${label}: ${text}`} title="Correct the log: time and text" onPress={onCorrect}>
            <Clock aria-hidden="true" />
          </LineButton>
        )}
      </div>
    </li>
  );
}

type LineButtonProps = { label: string; title: string; onPress: () => void; children: React.ReactNode };

function LineButton({ label, title, onPress, children }: LineButtonProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={label}
      title={title}
      onClick={onPress}
      className="min-w-8 pointer-coarse:min-w-11 [&_svg]:text-muted"
    >
      {children}
    </Button>
  );
}
