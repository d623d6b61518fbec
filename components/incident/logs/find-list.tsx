"use client";

import { Check } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Find } from "#lib/logs/parsed-log.ts";

/** So many are drawn at first: the excerpt stands below them. */
const FIRST = 20;
/** So many more whenever somebody asks. */
const PAGE = 100;

type FindListProps = {
  finds: readonly Find[];
  /** The ids that the incident has. */
  known: ReadonlySet<string>;
  /** Those that somebody does not want. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
};

/** What was found, each to be chosen or left. */
export function FindList({ finds, known, left, onChange }: FindListProps) {
  const [shown, setShown] = useState(FIRST);
  const fresh = finds.filter(({ id }) => !known.has(id));
  const chosen = fresh.filter(({ id }) => !left.has(id)).length;
  const all = useRef<HTMLInputElement>(null);
  const isSome = chosen > 0 && chosen < fresh.length;
  useEffect(() => {
    if (all.current !== null) all.current.indeterminate = isSome;
  }, [isSome]);
  const choose = (id: string, wanted: boolean) => {
    const next = new Set(left);
    if (wanted) next.delete(id);
    else next.add(id);
    onChange(next);
  };
  return (
    <section aria-label="What was found" className="flex min-w-0 flex-col">
      {fresh.length < 2 ? null : (
        <label className="flex min-h-8 items-center gap-2 border-b border-line py-1 text-14 font-medium pointer-coarse:min-h-11">
          <input
            ref={all}
            type="checkbox"
            checked={chosen === fresh.length}
            onChange={({ target }) => onChange(new Set(target.checked ? [] : fresh.map(({ id }) => id)))}
            className="size-4 shrink-0 scroll-mb-24 accent-accent"
          />
          All
          <span className="figures font-normal text-muted">
            ({chosen.toLocaleString("en")} of {fresh.length.toLocaleString("en")})
          </span>
        </label>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {finds.slice(0, shown).map((find) => (
          <FindRow
            key={find.id}
            find={find}
            isKnown={known.has(find.id)}
            isChosen={!left.has(find.id)}
            onChoose={(wanted) => choose(find.id, wanted)}
          />
        ))}
      </ul>
      {finds.length > shown ? (
        <Button size="small" className="self-start" onClick={() => setShown(shown + PAGE)}>
          Show more ({(finds.length - shown).toLocaleString("en")})
        </Button>
      ) : null}
    </section>
  );
}

type FindRowProps = { find: Find; isKnown: boolean; isChosen: boolean; onChoose: (wanted: boolean) => void };

function FindRow({ find, isKnown, isChosen, onChoose }: FindRowProps) {
  const detailsId = useId();
  const { id, endpoint, status, code, at, line } = find;
  return (
    <li className="py-1">
      <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={isChosen && !isKnown}
          disabled={isKnown}
          aria-describedby={detailsId}
          onChange={({ target }) => onChoose(target.checked)}
          className="size-4 shrink-0 scroll-mb-24 accent-accent"
        />
        <code className="min-w-0 font-mono text-12 break-all">{id}</code>
      </label>
      <p id={detailsId} className="figures flex flex-wrap gap-x-3 pb-1 pl-6 text-12 wrap-anywhere text-muted">
        {isKnown ? (
          <span className="inline-flex items-center gap-1 font-medium text-ink">
            <Check aria-hidden="true" className="size-4" />
            On the incident already
          </span>
        ) : null}
        {endpoint === null ? null : <span className="font-mono">{endpoint}</span>}
        {status === null ? null : <span>HTTP {status}</span>}
        {code === null ? null : <span className="font-mono">{code}</span>}
        {at === null ? null : <Time at={at} detail="second" />}
        <span>line {line.toLocaleString("en")}</span>
      </p>
    </li>
  );
}
