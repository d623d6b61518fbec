"use client";

import { memo, type PointerEvent, useState } from "react";
import { SegmentTimes } from "#components/dashboard/segment-times.tsx";
import { STRIP_PATTERN } from "#components/dashboard/strip-pattern.ts";
import {
  instantIn,
  placeOfInstant,
  type SegmentKind,
  type Strip,
  segmentAt,
  stripOf,
} from "#components/dashboard/strip-segments.ts";
import { KIND_WORDS, saidText, segmentText, segmentTime } from "#components/dashboard/strip-words.ts";
import { VerdictChanges } from "#components/dashboard/verdict-changes.tsx";
import { useFreshness } from "#components/monitor/use-freshness.ts";
import { useMonitor } from "#components/monitor/use-monitor.ts";
import { classNames } from "#components/ui/class-names.ts";
import { useByClock } from "#components/ui/clock.tsx";
import { useViewerZone } from "#components/ui/use-viewer-zone.ts";
import { tickText, zoneTicks } from "#components/ui/zone-ticks.ts";
import type { VerdictHistory } from "#lib/contracts/monitor.ts";

type VerdictStripProps = {
  history: VerdictHistory;
  /** When somebody last looked, as ISO 8601. */
  lookedAt: string;
  /** Whether the history could be refreshed. */
  isRefreshed: boolean;
};

/** The last day as a strip of states: how it came to be as it is. */
export function VerdictStrip({ history, lookedAt, isRefreshed }: VerdictStripProps) {
  const { isCaughtUp, isFresh, monitorStopped } = useFreshness();
  const { on } = useMonitor().view.monitoring;
  return (
    <DrawnStrip
      history={history}
      // A minute of a day is no wider than a pixel; rounded up, so that what has just begun is there.
      nowMs={useByClock((second) => Math.ceil(second / 60) * 60_000)}
      lookedMs={Date.parse(lookedAt)}
      holds={isFresh(lookedAt)}
      nobodyLooked={isRefreshed && isCaughtUp && (monitorStopped || !on)}
    />
  );
}

type DrawnStripProps = {
  history: VerdictHistory;
  nowMs: number;
  lookedMs: number;
  holds: boolean;
  nobodyLooked: boolean;
};

/** Drawn anew only when it changes, and not with every second that whether it does is looked at. */
const DrawnStrip = memo(function DrawnStrip({ history, ...known }: DrawnStripProps) {
  const zone = useViewerZone();
  const strip = stripOf(history, known);
  /** An instant within the chosen state; null while it is the newest that is told. */
  const [chosen, setChosen] = useState<number | null>(null);
  const { segments } = strip;
  const index = chosen === null ? segments.length - 1 : placeOfInstant(segments, chosen);
  const segment = segments[index];
  const choose = (place: number) => {
    const next = segments[place];
    if (next !== undefined) setChosen(instantIn(next));
  };
  return (
    <section aria-labelledby="last-day" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="last-day" className="text-16 font-semibold">
          Last 24 h
        </h2>
        <Legend kinds={new Set(segments.map(({ kind }) => kind))} />
      </div>
      {segment === undefined ? (
        <p className="text-14 text-muted">No run was kept in the last 24 hours.</p>
      ) : (
        <div className="flex flex-col gap-3 rounded-8 border border-line bg-surface p-4">
          <div>
            <div
              onPointerMove={(event) => choose(segmentAt(segments, placeOf(event)))}
              onPointerDown={(event) => choose(segmentAt(segments, placeOf(event)))}
              onPointerLeave={({ pointerType }) => {
                // A finger that is lifted leaves too, and what it chose is read after that.
                if (pointerType === "mouse") setChosen(null);
              }}
              className="relative h-9 touch-pan-y overflow-hidden rounded-4 bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink"
            >
              {segments.map(({ kind, left, width, fromMs }, place) => (
                <span
                  key={fromMs}
                  className={classNames(
                    "absolute inset-y-0 min-w-[3px]",
                    STRIP_PATTERN[kind],
                    // What is bad lies on top: a few seconds of it are no wider than three pixels.
                    kind === "failing" ? "z-20" : kind === "degraded" ? "z-10" : "",
                    place === index && chosen !== null && "border-y-4 border-ink",
                  )}
                  style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
                />
              ))}
              {/* The arrow keys go from one state to the next; the pointer is followed by what lies around it. */}
              <input
                type="range"
                aria-label="State over the last 24 hours"
                aria-valuetext={`${segmentTime(segment, zone)}: ${segmentText(segment)}`}
                min={0}
                max={segments.length - 1}
                step={1}
                value={index}
                onChange={({ target }) => choose(target.valueAsNumber)}
                onBlur={() => setChosen(null)}
                className="pointer-events-none absolute inset-0 size-full opacity-0"
              />
            </div>
            <Hours strip={strip} zone={zone} />
          </div>
          <p className="figures min-h-10 text-14">
            <span className="font-medium">{KIND_WORDS[segment.kind]}</span>{" "}
            <span className="text-muted">
              <SegmentTimes segment={segment} />.
            </span>{" "}
            {saidText(segment)}
          </p>
          <VerdictChanges segments={segments} />
        </div>
      )}
    </section>
  );
});

function placeOf({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return (clientX - left) / Math.max(1, width);
}

/** The hours of the viewer's clock. Decorative: each state tells its own times. */
function Hours({ strip: { fromMs, toMs }, zone }: { strip: Strip; zone: string }) {
  return (
    <div aria-hidden="true" className="figures relative h-5 overflow-hidden text-12 text-muted">
      {zoneTicks(fromMs, toMs, zone, "four-hours").map((at) => (
        <span
          key={at}
          className="absolute top-0 flex -translate-x-1/2 flex-col items-center before:h-1 before:border-l before:border-edge"
          style={{ left: `${(100 * (at - fromMs)) / (toMs - fromMs)}%` }}
        >
          {tickText(at, zone, "four-hours")}
        </span>
      ))}
    </div>
  );
}

const ALWAYS: readonly SegmentKind[] = ["healthy", "degraded", "failing", "unknown", "gap"];

function Legend({ kinds }: { kinds: ReadonlySet<SegmentKind> }) {
  const shown: readonly SegmentKind[] = kinds.has("unrefreshed") ? [...ALWAYS, "unrefreshed"] : ALWAYS;
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted">
      {shown.map((kind) => (
        <li key={kind} className="flex items-center gap-1">
          <span aria-hidden="true" className={classNames("h-3 w-5 rounded-4", STRIP_PATTERN[kind])} />
          {KIND_WORDS[kind]}
        </li>
      ))}
    </ul>
  );
}
