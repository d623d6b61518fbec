"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useDraftOwner } from "#components/form/draft-owner.tsx";
import { type OwnDraft, useOwnDraft } from "#components/form/use-own-draft.ts";
import { useCollab } from "#components/postmortem/collab/collab-context.tsx";
import {
  type CommentDesk,
  type DeskView,
  deskOf,
  NEW,
  type Placed,
} from "#components/postmortem/comments/comment-desk.ts";
import { type Thread, threadsOf } from "#components/postmortem/comments/threads.ts";
import { NO_COMMENT, readTypedComment, type TypedComment } from "#components/postmortem/comments/typed-comment.ts";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";

export type Comments = {
  readonly desk: CommentDesk;
  readonly view: DeskView;
  readonly threads: readonly Thread[];
  /** Of the document, in its order. */
  readonly sections: readonly string[];
  /** The comment that is being written. */
  readonly draft: OwnDraft<TypedComment>;
  readonly mayWrite: boolean;
  readonly isOffline: boolean;
  /** Before that, text that is not there is not gone. */
  readonly isLoaded: boolean;
  /** The account that looks, by its id. */
  readonly me: string;
};

/** The comments of the postmortem on the page, each where its text is by now. */
export function useComments(): Comments {
  const { postmortem, mayWrite } = usePostmortemOnPage();
  const { document, saved, isLoaded } = useCollab();
  const { number, comments, outline } = postmortem;
  const me = useDraftOwner();
  const desk = deskOf(document);
  const view = useSyncExternalStore(desk.subscribe, desk.read, desk.read);
  const draft = useOwnDraft<TypedComment>(`comment.${number}`, NO_COMMENT, readTypedComment);
  const fresh = draft.value.place;

  const placed = useMemo<readonly Placed[]>(
    () => [
      ...comments.flatMap(({ id, place, resolved }) =>
        place === null ? [] : [{ id, place, isMarked: resolved === null }],
      ),
      ...(fresh === null || !mayWrite ? [] : [{ id: NEW, place: fresh, isMarked: true }]),
    ],
    [comments, fresh, mayWrite],
  );
  useEffect(() => desk.lay(placed), [desk, placed]);
  useEffect(() => desk.allow(mayWrite), [desk, mayWrite]);

  const { ranges } = view;
  const sections = useMemo(() => outline.map(({ id }) => id), [outline]);
  const threads = useMemo(() => threadsOf(comments, ranges, sections), [comments, ranges, sections]);
  return { desk, view, threads, sections, draft, mayWrite, isOffline: saved.kind === "offline", isLoaded, me };
}
