"use client";

import { ListTree } from "lucide-react";
import { useMemo, useState } from "react";
import { HistoryButton } from "#components/postmortem/history/history-button.tsx";
import { useNarrativeParts, useNarrativeRetry } from "#components/postmortem/live-narrative.tsx";
import { ModeChoice } from "#components/postmortem/mode-choice.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { OutlineDialog } from "#components/postmortem/outline/late-outline-dialog.ts";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { PostmortemExport } from "#components/postmortem/postmortem-export.tsx";
import { PublishButton } from "#components/postmortem/publish/publish-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";

type TopBarProps = { mode: Mode; onMode: (mode: Mode) => void };

/**
 * Stays in sight while the document scrolls: how it is shown, who is here, whether it is saved, and what can be done with all of
 * it. On a phone what can be done stands below and scrolls away.
 */
export function TopBar({ mode, onMode }: TopBarProps) {
  const { mayWrite } = usePostmortemOnPage();
  const [isOutlining, setOutlining] = useState(false);
  return (
    <div className={BAR}>
      <div className={PHONE_BAR}>
        <ModeChoice mode={mode} mayWrite={mayWrite} onChange={onMode} />
        <State className="contents lg:hidden" />
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 max-sm:gap-x-1 max-sm:[&>:last-child]:ml-auto print:hidden">
        <State className="hidden items-center gap-3 pr-2 lg:flex" />
        {mayWrite ? (
          <Button size="small" variant="quiet" className={WORDS_ON_PHONE} onClick={() => setOutlining(true)}>
            <ListTree aria-hidden="true" />
            Sections
          </Button>
        ) : null}
        <HistoryButton className={WORDS_ON_PHONE} />
        <PostmortemExport />
        <PublishButton />
      </div>
      {isOutlining ? <OutlineDialog onClose={() => setOutlining(false)} /> : null}
    </div>
  );
}

/** Over the whole width of the window: what scrolls below it, the margin too, is not seen beside it. */
const BAR = classNames(
  "contents lg:sticky lg:top-0 lg:z-20 lg:flex lg:items-center lg:justify-between lg:gap-4 lg:py-2 print:hidden",
  "before:absolute before:inset-0 before:-z-10 before:bg-canvas before:shadow-[0_0_0_100vmax_var(--color-canvas)]",
  "after:absolute after:inset-x-0 after:bottom-0 after:h-px after:bg-line after:shadow-[0_0_0_100vmax_var(--color-line)]",
  // Shadows, unlike boxes, make no page wider.
  "before:[clip-path:inset(0_-100vmax)] after:[clip-path:inset(0_-100vmax)] max-lg:before:hidden max-lg:after:hidden",
);

/** What is said at length has a row of its own there. */
const PHONE_BAR = classNames(
  "flex min-h-11 flex-wrap items-center justify-end gap-x-3 gap-y-1 print:hidden",
  "max-lg:sticky max-lg:top-0 max-lg:z-20 max-lg:-mx-4 max-lg:border-b max-lg:border-line max-lg:bg-canvas max-lg:px-4 max-lg:py-2",
  "max-lg:sm:-mx-6 max-lg:sm:px-6",
);

/** The words alone, so that all of it has room in one row. */
const WORDS_ON_PHONE = "max-sm:px-2 max-sm:pointer-coarse:px-2 max-sm:[&_svg]:hidden";

/** Who is here, and where what is typed is. */
function State({ className }: { className: string }) {
  const { outline } = usePostmortemOnPage().postmortem;
  const titles = useMemo(() => new Map(outline.map(({ id, title }) => [id, title])), [outline]);
  const parts = useNarrativeParts();
  const retry = useNarrativeRetry();
  return (
    <div className={className}>
      {parts !== null ? (
        <>
          <parts.PeopleHere titles={titles} />
          <parts.SavedMark />
        </>
      ) : retry === null ? (
        <span className="animate-late text-12 text-muted">Opening</span>
      ) : (
        <Button size="small" onClick={retry}>
          Not opened: try again
        </Button>
      )}
    </div>
  );
}
