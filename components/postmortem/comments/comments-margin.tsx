"use client";

import { useEffect, useState } from "react";
import { NEW } from "#components/postmortem/comments/comment-desk.ts";
import { CommentsSheet } from "#components/postmortem/comments/comments-sheet.tsx";
import { MarginColumn } from "#components/postmortem/comments/margin-column.tsx";
import { useComments } from "#components/postmortem/comments/use-comments.ts";
import { useIsWide } from "#components/postmortem/comments/use-is-wide.ts";

type CommentsMarginProps = {
  /** Whether the person may delete what others wrote. The server decides in any case. */
  isAdmin?: boolean;
  /** Also on a wide screen, where something else stands beside the text. */
  asSheet?: boolean;
};

/**
 * What is said about the text: beside it from 1200 px on, and below that a button, at the lower edge of the screen, which opens a sheet.
 *
 * Stands inside `IncidentProvider`, `PostmortemProvider` and `CollabContext`, once. From 1200 px on it belongs into a column of its own,
 * at least 280 px wide, that begins and ends with the one of the document (a grid whose items stretch): threads stand at the height
 * of their place. Below that it takes no room.
 */
export function CommentsMargin({ isAdmin = false, asSheet = false }: CommentsMarginProps) {
  const comments = useComments();
  const isWide = useIsWide();
  const { desk, draft } = comments;
  /** Where a comment was just asked for; one that is only found again after a reload does not take the focus. */
  const [asked, setAsked] = useState(0);

  useEffect(
    () =>
      desk.onBegin((place) => {
        // Words that were begun elsewhere come along: there is one box.
        draft.change({ place, text: draft.value.text });
        desk.select(NEW);
        setAsked((before) => before + 1);
      }),
    [desk, draft],
  );
  const Shown = isWide && !asSheet ? MarginColumn : CommentsSheet;
  return <Shown comments={comments} isAdmin={isAdmin} asked={asked} />;
}
