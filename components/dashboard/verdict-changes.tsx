"use client";

import { useState } from "react";
import type { StripSegment } from "#components/dashboard/strip-segments.ts";
import { KIND_WORDS, saidText, segmentTime } from "#components/dashboard/strip-words.ts";
import { PROBE_WORDS } from "#components/triage/probe-words.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";

/** A verdict that turns at every run would fill the page. */
const MOST_SHOWN = 100;

/** The strip in words, newest first, with the facts that turned each verdict. Made when it is opened: it may be long. */
export function VerdictChanges({ segments }: { segments: readonly StripSegment[] }) {
  const [isOpen, setOpen] = useState(false);
  const zone = useViewerZone();
  const newestFirst = segments.toReversed();
  const left = newestFirst.length - MOST_SHOWN;
  return (
    <Disclosure summary="When the verdict changed" onToggle={setOpen}>
      {isOpen ? (
        <>
          <ol className="flex flex-col gap-3 text-14">
            {newestFirst.slice(0, MOST_SHOWN).map((segment) => (
              <li key={segment.fromMs} className="border-l border-edge pl-3">
                <p className="figures text-muted">
                  {segmentTime(segment, zone)} · {KIND_WORDS[segment.kind]}
                </p>
                {segment.said === null ? null : <p>{saidText(segment)}</p>}
                {segment.said === null || segment.said.changes.length === 0 ? null : (
                  <ul aria-label="What changed" className="text-12 text-muted">
                    {segment.said.changes.map(({ probe, fact }) => (
                      <li key={`${probe} ${fact}`}>
                        {PROBE_WORDS[probe].title}: {fact}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
          {left > 0 ? <p className="pt-3 text-14 text-muted">And {left} earlier ones, not shown.</p> : null}
        </>
      ) : null}
    </Disclosure>
  );
}
