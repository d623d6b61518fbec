"use client";

import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useCollab } from "#components/postmortem/collab/collab-context.tsx";
import { access, writing } from "#components/postmortem/editor/editor-extensions.ts";
import { peopleChanged } from "#components/postmortem/editor/people-cursors.ts";
import { Toolbar } from "#components/postmortem/editor/toolbar.tsx";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { textOf } from "#lib/narrative/document.ts";

type NarrativeEditorProps = {
  /** The id of the section. */
  section: string;
  title: string;
  /** What the runbook asks for here; seen while nothing is written. */
  hint: string;
  /** What else the editor shows, such as the places that comments are about. The same between renders. */
  extensions?: Extension;
};

const NOTHING: Extension = [];

/** A section of the narrative as Markdown, written by several people at once. */
export function NarrativeEditor({ section, title, hint, extensions = NOTHING }: NarrativeEditorProps) {
  const { document, awareness, isLoaded, mayWrite, people } = useCollab();
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView>();
  // What changes while the editor is open, without the cursor losing its place.
  const [changing] = useState(() => ({ access: new Compartment(), given: new Compartment() }));
  const label = `${title}, as Markdown`;
  const peopleNow = useEffectEvent(() => people);
  const extensionsNow = useEffectEvent(() => [
    changing.access.of(access({ mayWrite, label, hint })),
    changing.given.of(extensions),
  ]);

  useEffect(() => {
    if (!isLoaded || host.current === null) return;
    const text = textOf(document, section);
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: text.toString(),
        extensions: [extensionsNow(), writing({ section, text, awareness, people: () => peopleNow() })],
      }),
    });
    setView(made);
    return () => {
      setView(undefined);
      made.destroy();
    };
  }, [document, awareness, section, isLoaded]);

  useEffect(() => {
    view?.dispatch({ effects: changing.access.reconfigure(access({ mayWrite, label, hint })) });
  }, [view, changing, mayWrite, label, hint]);
  useEffect(() => {
    view?.dispatch({ effects: changing.given.reconfigure(extensions) });
  }, [view, changing, extensions]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever comes may change what the cursors look like
  useEffect(() => view?.dispatch({ effects: peopleChanged.of(null) }), [view, people]);

  return (
    <div className="group/editor min-w-0 rounded-8 border border-edge bg-surface focus-within:border-accent-ink print:hidden">
      {mayWrite ? <Toolbar view={view} text={textOf(document, section)} title={title} /> : null}
      {isLoaded ? null : (
        <SkeletonGroup label={`Opening ${title}`} className="flex min-h-30 flex-col gap-2 p-3">
          <Skeleton />
          <Skeleton className="h-4 w-2/3" />
        </SkeletonGroup>
      )}
      <div ref={host} />
    </div>
  );
}
