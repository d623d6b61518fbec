"use client";

import { useLayoutEffect } from "react";
import { type Collab, useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { CollabProvider } from "#components/postmortem/collab/collab-provider.tsx";
import { PeopleHere } from "#components/postmortem/collab/people-here.tsx";
import { SavedMark } from "#components/postmortem/collab/saved-mark.tsx";
import { useLeaveWarning } from "#components/postmortem/collab/use-leave-warning.ts";
import { CommentsMargin } from "#components/postmortem/comments/comments-margin.tsx";
import { useCommentMarks } from "#components/postmortem/comments/use-comment-marks.ts";
import { NarrativeEditor } from "#components/postmortem/editor/narrative-editor.tsx";
import { textOf, textsOf } from "#lib/narrative/document.ts";

export type Identity = { readonly id: string; readonly name: string };

type ConnectionProps = {
  /** The postmortem's document. */
  document: string;
  me: Identity;
  /** What the page was sent with. */
  mayWrite: boolean;
  onChange: (collab: Collab | null) => void;
};

/** Connects the page to the narrative, hands it over whenever anything about it changes, and asks before edits are left. Draws nothing. */
function Connection({ onChange, ...provider }: ConnectionProps) {
  return (
    <CollabProvider {...provider}>
      <Handed onChange={onChange} />
    </CollabProvider>
  );
}

function Handed({ onChange }: Pick<ConnectionProps, "onChange">) {
  const collab = useCollab();
  useLeaveWarning();
  // Before anything is painted with what it was before.
  useLayoutEffect(() => onChange(collab), [collab, onChange]);
  useLayoutEffect(() => () => onChange(null), [onChange]);
  return null;
}

type SectionEditorProps = { section: string; title: string; hint: string };

/** The field of one section, with the places in it that comments are about. */
function SectionEditor(props: SectionEditorProps) {
  return <NarrativeEditor {...props} extensions={useCommentMarks(props.section)} />;
}

/** Everything that a narrative is written with: one piece of code, which the page fetches once it stands. */
export const LATE_PARTS = {
  Connection,
  SectionEditor,
  SavedMark,
  PeopleHere,
  CommentsMargin,
  textOf,
  textsOf,
} as const;
