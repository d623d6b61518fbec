"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { compareTexts } from "#components/postmortem/history/compare.ts";
import { ComparedLine } from "#components/postmortem/history/compared-line.tsx";
import { folded, type Stretch } from "#components/postmortem/history/folded.ts";
import { differenceText } from "#components/postmortem/history/version-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";

/** So many lines of one stretch are drawn before somebody asks for more: a page of 100,000 would not scroll. */
const MOST_DRAWN = 1_000;

/** What became of a text: one column, what is the same folded away, from change to change by keyboard. */
export function ComparedText({ before, after }: { before: string; after: string }) {
  const { stretches, difference, changes } = useMemo(() => {
    const comparison = compareTexts(before, after);
    const all = folded(comparison.lines);
    return {
      stretches: all,
      difference: differenceText(comparison),
      changes: all.filter(({ kind }) => kind === "change").length,
    };
  }, [before, after]);
  const text = useRef<HTMLElement>(null);
  const [at, setAt] = useState(-1);

  const go = (way: 1 | -1) => {
    if (changes === 0) return;
    // From the last one to the first, and back.
    const next = at === -1 && way === -1 ? changes - 1 : (at + way + changes) % changes;
    setAt(next);
    const change = text.current?.querySelectorAll<HTMLElement>("[data-change]")[next];
    change?.focus({ preventScroll: true });
    change?.scrollIntoView({ block: "center" });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      go(event.key === "n" ? 1 : -1);
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p role="status" className="figures text-14 text-muted">
          {before === after ? "The two are the same." : `${difference}.`}
        </p>
        {changes === 0 ? null : (
          <div className="flex items-center gap-2 print:hidden">
            <span className="figures text-12 text-muted">
              {at === -1 ? `${changes} ${changes === 1 ? "change" : "changes"}` : `Change ${at + 1} of ${changes}`}
            </span>
            <Button size="small" aria-label="Previous change" title="Previous change (p)" onClick={() => go(-1)}>
              <ChevronUp aria-hidden="true" />
            </Button>
            <Button size="small" aria-label="Next change" title="Next change (n)" onClick={() => go(1)}>
              <ChevronDown aria-hidden="true" />
            </Button>
          </div>
        )}
      </div>
      <section ref={text} aria-label="What changed, as Markdown" onKeyDown={onKey} className="min-w-0">
        <Card className="flex flex-col py-2">
          {stretches.map((stretch) => (
            <StretchLines key={`${before.length}.${after.length}.${stretch.at}`} stretch={stretch} />
          ))}
        </Card>
      </section>
    </div>
  );
}

function StretchLines({ stretch: { kind, lines } }: { stretch: Stretch }) {
  const [most, setMost] = useState(kind === "folded" ? 0 : MOST_DRAWN);
  const left = lines.length - most;
  const drawn = lines.slice(0, most).map((line, index) => {
    // They never move: a comparison is made anew as a whole.
    const key = `${index}`;
    return <ComparedLine key={key} line={line} />;
  });
  return (
    <>
      {kind === "change" ? (
        <div data-change="" tabIndex={-1} className="rounded-4 focus:outline-2 focus:outline-accent-ink">
          {drawn}
        </div>
      ) : (
        drawn
      )}
      {left <= 0 ? null : (
        <button
          type="button"
          onClick={() => setMost(most + MOST_DRAWN)}
          className="figures my-1 min-h-8 first:-mt-2 first:rounded-t-8 last:-mb-2 last:rounded-b-8 bg-sunken px-3 text-left text-12 text-muted hover:text-ink pointer-coarse:min-h-11 print:hidden"
        >
          {most === 0 ? `${left.toLocaleString("en")} unchanged lines` : `${left.toLocaleString("en")} more lines`}{" "}
          <span className="underline underline-offset-4">Show</span>
        </button>
      )}
    </>
  );
}
