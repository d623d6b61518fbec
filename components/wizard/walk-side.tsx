"use client";

import { Badge } from "#components/ui/badge.tsx";
import { goTo } from "#components/wizard/go.ts";
import { StartAgain } from "#components/wizard/start-again.tsx";
import { type Step, stepKey } from "#components/wizard/steps.ts";
import { type TrailItem, trailTo } from "#components/wizard/trail.ts";
import { TreeMap } from "#components/wizard/tree-map.tsx";
import type { WalkInHand } from "#components/wizard/use-walk.ts";

/** Where the walk is: at the side of a wide screen the tree and the way in words, above on a phone the way alone. */
export function WalkSide({ hand, step }: { hand: WalkInHand; step: Step }) {
  return (
    <nav aria-label="The way so far" className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-6 lg:self-start">
      <div className="max-lg:hidden">
        <TreeMap walk={hand.walk} step={step} />
      </div>
      <ol className="flex gap-1 max-lg:flex-wrap lg:flex-col">
        {trailTo(step, hand.walk).map((item, index) => (
          <li key={stepKey(item.step)} className="min-w-0 max-lg:max-w-full">
            <Place item={item} number={index + 1} />
          </li>
        ))}
      </ol>
      <div className="-ml-2 max-lg:hidden">
        <StartAgain hand={hand} />
      </div>
    </nav>
  );
}

const PLACE =
  "flex w-full min-w-0 items-start gap-2 rounded-8 px-2 py-1 text-left text-14 max-lg:items-center pointer-coarse:min-h-11";

function Place({ item, number }: { item: TrailItem; number: number }) {
  const words = (
    <>
      <span aria-hidden="true" className="figures pt-[1px] font-mono text-12 text-muted">
        {number}
      </span>
      <span className="flex min-w-0 flex-col max-lg:block max-lg:truncate">
        <span className={item.answered === null ? "font-medium" : "text-muted max-lg:sr-only"}>{item.title}</span>
        {item.answered === null ? null : (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium max-lg:inline">
            <span className="underline decoration-edge decoration-1 underline-offset-4">{item.answered.label}</span>
            {item.answered.by === "person" ? (
              <span className="max-lg:sr-only">
                <Badge weight="quiet">your answer</Badge>
              </span>
            ) : null}
          </span>
        )}
      </span>
    </>
  );
  return item.isHere ? (
    <p aria-current="step" className={`${PLACE} bg-accent-quiet`}>
      {words}
    </p>
  ) : (
    <button
      type="button"
      onClick={() => goTo(item.step)}
      className={`${PLACE} transition-colors hover:bg-sunken max-lg:border max-lg:border-line`}
    >
      {words}
    </button>
  );
}
