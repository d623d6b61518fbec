"use client";

import { EditorView } from "@codemirror/view";
import { type ReactNode, type RefCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { NEW } from "#components/postmortem/comments/comment-desk.ts";
import type { CommentRights } from "#components/postmortem/comments/comment-words.tsx";
import { NewComment } from "#components/postmortem/comments/new-comment.tsx";
import { sectionOnPage } from "#components/postmortem/comments/section-on-page.ts";
import { ThreadCard } from "#components/postmortem/comments/thread-card.tsx";
import { inDocument, isOpen, type Thread } from "#components/postmortem/comments/threads.ts";
import { useCommentWrites } from "#components/postmortem/comments/use-comment-writes.ts";
import type { Comments } from "#components/postmortem/comments/use-comments.ts";

export type ThreadsProps = {
  comments: Comments;
  isAdmin: boolean;
  /** How often a comment was asked for on this page. */
  asked: number;
};

/** One thing that stands in the margin: a thread, or the box of a new one. */
export type Piece = Pick<Thread, "place" | "range"> & { readonly id: string; readonly card: ReactNode };

export type ShownThreads = {
  /** In the order in which they stand. */
  readonly pieces: readonly Piece[];
  readonly open: number;
  readonly resolved: number;
  readonly showsResolved: boolean;
  readonly showResolved: (shows: boolean) => void;
  /** Puts the focus on one that stands. */
  readonly focus: (id: string) => void;
};

/**
 * What is to be drawn, wherever it stands.
 * @param onText told before the focus goes to the text
 */
export function useThreads({ comments, isAdmin, asked }: ThreadsProps, onText: () => void = nothing): ShownThreads {
  const { record } = useIncidentOnPage();
  const { desk, view, threads, sections, draft, mayWrite, isOffline, isLoaded, me } = comments;
  const writes = useCommentWrites(record.number);
  const [showsResolved, showResolved] = useState(false);
  const cards = useRef(new Map<string, HTMLElement>());
  const rights: CommentRights = { mayWrite, me, isAdmin, isOffline };

  const focus = (id: string) => cards.current.get(id)?.focus();
  const visit = useEffectEvent(focus);
  useEffect(() => desk.onVisit((id) => visit(id)), [desk]);

  const hold =
    (id: string): RefCallback<HTMLElement> =>
    (element) => {
      if (element === null) cards.current.delete(id);
      else cards.current.set(id, element);
    };
  const toText = (id: string, section: string) => {
    onText();
    const editor = desk.editorOf(section);
    if (editor === undefined) {
      sectionOnPage(section)?.scrollIntoView({ block: "center" });
      return;
    }
    const at = view.ranges.get(id)?.from;
    if (at !== undefined && at <= editor.state.doc.length) {
      editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    }
    // Later: a sheet that is still open keeps the focus.
    setTimeout(() => editor.focus());
  };

  const shown = threads.filter((thread) => showsResolved || isOpen(thread) || thread.comment.id === view.active);
  const pieces: Piece[] = shown.map((thread, index) => {
    const { comment, place, range } = thread;
    const { id } = comment;
    return {
      id,
      place,
      range,
      card: (
        <ThreadCard
          ref={hold(id)}
          thread={thread}
          isActive={id === view.active}
          isGone={isLoaded && range === null}
          rights={rights}
          writes={writes}
          onSelect={() => desk.select(id)}
          onLeave={() => toText(id, place.section)}
          onGo={(way) => {
            const next = shown[index + way];
            if (next !== undefined) focus(next.comment.id);
          }}
        />
      ),
    };
  });
  const { place } = draft.value;
  if (place !== null && mayWrite) {
    const range = view.ranges.get(NEW) ?? null;
    pieces.push({
      id: NEW,
      place,
      range,
      card: (
        <NewComment
          // Asked for again, it takes the focus again.
          key={asked}
          ref={hold(NEW)}
          comments={comments}
          place={place}
          isGone={isLoaded && range === null}
          isAskedFor={asked > 0}
          writes={writes}
          onDone={(id) => {
            desk.select(id);
            toText(id, place.section);
          }}
          onLeave={() => {
            if (draft.value.text === "") draft.discard();
            toText(NEW, place.section);
          }}
        />
      ),
    });
  }
  return {
    pieces: inDocument(pieces, sections),
    open: threads.filter(isOpen).length,
    resolved: threads.filter((thread) => !isOpen(thread)).length,
    showsResolved,
    showResolved,
    focus,
  };
}

function nothing(): void {}
