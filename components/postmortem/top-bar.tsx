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

type TopBarProps = { mode: Mode; onMode: (mode: Mode) => void };

/**
 * Stays in sight while the document scrolls: how it is shown, who is here, whether it is saved, and what can be done with all of
 * it. On a phone what can be done stands below and scrolls away.
 */
export function TopBar({ mode, onMode }: TopBarProps) {
  const { mayWrite } = usePostmortemOnPage();
  const [isOutlining, setOutlining] = useState(false);
  return (
    <div className="contents lg:sticky lg:top-0 lg:z-20 lg:flex lg:items-center lg:justify-between lg:gap-4 lg:border-b lg:border-line lg:bg-canvas lg:py-2 print:hidden">
      <div className="flex min-h-11 items-center justify-between gap-3 max-lg:sticky max-lg:top-0 max-lg:z-20 max-lg:-mx-4 max-lg:border-b max-lg:border-line max-lg:bg-canvas max-lg:px-4 max-lg:py-2 max-lg:sm:-mx-6 max-lg:sm:px-6 print:hidden">
        <ModeChoice mode={mode} mayWrite={mayWrite} onChange={onMode} />
        <State className="flex min-w-0 items-center gap-3 lg:hidden" />
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2 print:hidden">
        <State className="hidden items-center gap-3 pr-2 lg:flex" />
        {mayWrite ? (
          <Button size="small" variant="quiet" onClick={() => setOutlining(true)}>
            <ListTree aria-hidden="true" />
            Sections
          </Button>
        ) : null}
        <HistoryButton />
        <PostmortemExport />
        <PublishButton />
      </div>
      {isOutlining ? <OutlineDialog onClose={() => setOutlining(false)} /> : null}
    </div>
  );
}

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
