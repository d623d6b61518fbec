"use client";

import { useEffect, useMemo, useRef } from "react";
import { prepareDialogs } from "#components/incident/dialogs.ts";
import { useActing } from "#components/incident/incident-context.tsx";
import { CommentsPlace } from "#components/postmortem/comments-place.tsx";
import { DocumentBlock } from "#components/postmortem/document-block.tsx";
import { HeaderFacts } from "#components/postmortem/header-facts.tsx";
import { useLiveNarrative } from "#components/postmortem/live-narrative.tsx";
import type { Mode } from "#components/postmortem/modes.ts";
import { PostmortemProvider } from "#components/postmortem/postmortem-context.tsx";
import { PostmortemHeader } from "#components/postmortem/postmortem-header.tsx";
import { PreviewPane } from "#components/postmortem/preview/preview-pane.tsx";
import type { SentPostmortem } from "#components/postmortem/sent-postmortem.ts";
import { TextsProvider } from "#components/postmortem/texts-context.tsx";
import { TitleValue } from "#components/postmortem/title-value.tsx";
import { TopBar } from "#components/postmortem/top-bar.tsx";
import { useMode } from "#components/postmortem/use-mode.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { Postmortem } from "#lib/contracts/postmortem.ts";

type PostmortemBodyProps = {
  postmortem: Postmortem;
  show: (postmortem: Postmortem) => void;
  sent: SentPostmortem;
  initialMode: Mode;
  isAdmin: boolean;
};

/** The document in its three looks. The text stays in the page in each of them: what is under way in it is not lost. */
export function PostmortemBody({ postmortem, show, sent, initialMode, isAdmin }: PostmortemBodyProps) {
  const { mayCommand: mayWrite } = useActing();
  const live = useLiveNarrative();
  const { mode, isPreviewSeen, choose } = useMode(initialMode);
  const text = useRef<HTMLElement>(null);
  const onPage = useMemo(
    () => ({
      postmortem,
      show,
      mayWrite,
      textsNow: () => live?.parts.textsOf(live.document) ?? sent.texts,
    }),
    [postmortem, show, mayWrite, live, sent.texts],
  );
  useEffect(prepareDialogs, []);

  return (
    <PostmortemProvider value={onPage}>
      <TextsProvider initial={sent.texts} isWanted={isPreviewSeen || !mayWrite}>
        <div className="flex flex-col gap-4 [--bar-height:3.75rem] sm:gap-6 print:block">
          <PostmortemHeader />
          <TopBar mode={mode === "both" && !isPreviewSeen ? "write" : mode} onMode={choose} />
          <div className={classNames("print:block", mode === "both" ? BOTH : mode === "write" ? WRITE : ALONE)}>
            <article
              ref={text}
              className={classNames(
                "flex min-w-0 flex-col gap-8 print:hidden [@media(scripting:none)]:hidden",
                mode === "preview" && "hidden",
              )}
            >
              <TitleValue />
              <HeaderFacts />
              {postmortem.outline.map((block) => (
                <DocumentBlock key={block.id} block={block} drawn={sent.sections[block.id]} />
              ))}
            </article>
            <CommentsPlace mode={mode} isAdmin={isAdmin} />
            <PreviewPane mode={mode} isSeen={isPreviewSeen} drawn={sent.drawn} text={text} />
          </div>
        </div>
      </TextsProvider>
    </PostmortemProvider>
  );
}

/** One centred column; where the window leaves room, the margin stands beside it; where not, below it, the button of the comments. */
const WRITE = classNames(
  "grid grid-cols-[minmax(0,72ch)] justify-center gap-x-8 max-[75rem]:pb-16 min-[75rem]:grid-cols-[minmax(0,1fr)_minmax(0,72ch)_18rem]",
  "min-[75rem]:[&>article]:col-start-2 min-[87.5rem]:grid-cols-[minmax(0,1fr)_minmax(0,72ch)_minmax(0,1fr)]",
);

const BOTH =
  "grid grid-cols-[minmax(0,72ch)] justify-center gap-x-8 pb-16 min-[69rem]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]";

const ALONE = "grid grid-cols-[minmax(0,72ch)] justify-center";
