"use client";

import type { Extension } from "@codemirror/state";
import { useMemo } from "react";
import { useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { deskOf } from "#components/postmortem/comments/comment-desk.ts";
import { commentMarks } from "#components/postmortem/comments/comment-marks.ts";
import { commentSelection } from "#components/postmortem/comments/comment-selection.ts";

/**
 * For the editor of a section: marks what is commented there, and lets people comment on what they select. The same from one render to
 * the next. What it shows comes from `<CommentsMargin />`, which has to stand on the same page.
 */
export function useCommentMarks(section: string): Extension {
  const { document } = useCollab();
  return useMemo(() => {
    const desk = deskOf(document);
    return [commentMarks(section, desk), commentSelection(document, section, desk)];
  }, [document, section]);
}
