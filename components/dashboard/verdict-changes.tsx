"use client";

import { useState } from "react";
import { SegmentTimes } from "#components/dashboard/segment-times.tsx";
import type { StripSegment } from "#components/dashboard/strip-segments.ts";
import { KIND_WORDS, saidText } from "#components/dashboard/strip-words.ts";
import { FactItems } from "#components/triage/fact-items.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";

/** A verdict that turns at every run would fill the page. */
const MOST_SHOWN = 100;

/** The strip in words, newest first, with the facts that turned each verdict. Made when it is opened: it may be long. */
export function VerdictChanges({ segments }: { segments: readonly StripSegment[] }) {
  const [isOpen, setOpen] = useState(false);
  const newestFirst = segments.toReversed();
  const left = newestFirst.length - MOST_SHOWN;
  return (
    <Disclosure summary="When the verdict changed" onToggle={setOpen}>
      {isOpen ? (
        <>
          <ol className="flex flex-col gap-3 text-14">
            {newestFirst.slice(0, MOST_SHOWN).map((segment) => (
              <li key={segment.fromMs} className="flex flex-col gap-1 border-l border-edge pl-3">
                <p className="figures text-muted">
                  <SegmentTimes segment={segment} /> · {KIND_WORDS[segment.kind]}
                </p>
                {segment.said === null ? null : <p>{saidText(segment)}</p>}
                <FactItems label="What changed" facts={segment.said?.changes ?? []} />
              </li>
            ))}
          </ol>
          {left > 0 ? <p className="pt-3 text-14 text-muted">And {left} earlier ones, not shown.</p> : null}
        </>
      ) : null}
    </Disclosure>
  );
}
