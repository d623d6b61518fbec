import { Disclosure } from "#components/ui/disclosure.tsx";
import { LongText } from "#components/ui/long-text.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Entry } from "#lib/incident/state.ts";

/** What an entry said before each correction: nothing that was recorded is gone. */
export function EntryCorrections({ amendments }: Pick<Entry, "amendments">) {
  if (amendments.length === 0) return null;
  return (
    <Disclosure summary={amendments.length === 1 ? "Corrected once" : `Corrected ${amendments.length} times`}>
      <ol className="flex flex-col gap-3 border-l border-edge pl-3">
        {amendments.map(({ seq, by, recordedAt, happenedAt, text }) => (
          <li key={seq} className="flex flex-col gap-1">
            <p className="text-12 text-muted">
              Corrected by {by.name}, <Time at={recordedAt} />. Before:
            </p>
            <p className="text-12 text-muted">
              <Time at={happenedAt} />
            </p>
            {text === null ? null : <LongText text={text} />}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
