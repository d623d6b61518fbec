"use client";

import { Toolbar as BaseToolbar } from "@base-ui/react/toolbar";
import type { StateCommand } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type LucideIcon, Redo2, Undo2 } from "lucide-react";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { undoCommands, undoManagerOf } from "#components/postmortem/editor/own-undo.ts";
import { ariaKeys, keysText, TOOLS } from "#components/postmortem/editor/tools.ts";

type ToolbarProps = {
  /** Not there yet for a moment. */
  view: EditorView | undefined;
  text: Y.Text;
  title: string;
};

/** What can be done to the text: one stop of the Tab key, and arrow keys within. Stays in sight over a long text. */
export function Toolbar({ view, text, title }: ToolbarProps) {
  const manager = undoManagerOf(text);
  const { undo, redo } = useMemo(() => undoCommands(manager), [manager]);
  const { canUndo, canRedo } = useUndoable(manager);

  const run = (command: StateCommand, byPointer: boolean, stays: boolean) => {
    if (view === undefined) return;
    // A step of its own, also right after typing.
    manager.stopCapturing();
    command(view);
    if (byPointer || !stays) view.focus();
  };
  return (
    <BaseToolbar.Root
      aria-label={`${title}: formatting`}
      // In the way of nobody who reads: tools are seen where somebody writes or points. A finger does not point.
      className="sticky top-(--bar-height,0px) z-10 flex items-center overflow-x-auto rounded-t-8 border-b border-line bg-surface p-1 transition-opacity [scrollbar-width:none] pointer-fine:not-group-hover/editor:not-group-focus-within/editor:opacity-0"
    >
      {TOOLS.map((group, index) => (
        <BaseToolbar.Group key={group[0]?.name} className="flex items-center">
          {index === 0 ? null : <Line />}
          {group.map(({ name, icon, keys, run: command }) => (
            <Tool
              key={name}
              name={name}
              icon={icon}
              keys={keys}
              onPress={(byPointer) => run(command, byPointer, false)}
            />
          ))}
        </BaseToolbar.Group>
      ))}
      <BaseToolbar.Group className="flex items-center">
        <Line />
        <Tool
          name="Undo"
          icon={Undo2}
          keys="Mod-z"
          isOff={!canUndo}
          onPress={(byPointer) => run(undo, byPointer, true)}
        />
        <Tool
          name="Redo"
          icon={Redo2}
          keys="Mod-Shift-z"
          isOff={!canRedo}
          onPress={(byPointer) => run(redo, byPointer, true)}
        />
      </BaseToolbar.Group>
    </BaseToolbar.Root>
  );
}

type ToolProps = {
  name: string;
  icon: LucideIcon;
  keys: string | null;
  isOff?: boolean;
  onPress: (byPointer: boolean) => void;
};

function Tool({ name, icon: Icon, keys, isOff = false, onPress }: ToolProps) {
  const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);
  return (
    <BaseToolbar.Button
      aria-label={name}
      aria-keyshortcuts={keys === null ? undefined : ariaKeys(keys, isMac)}
      title={keys === null ? name : `${name} (${keysText(keys, isMac)})`}
      disabled={isOff}
      // The text keeps the focus, and a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ detail }) => onPress(detail > 0)}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-4 text-muted transition-colors hover:bg-sunken hover:text-ink aria-disabled:opacity-40 pointer-coarse:size-11 focus-visible:-outline-offset-2"
    >
      <Icon aria-hidden="true" className="size-4" />
    </BaseToolbar.Button>
  );
}

function Line() {
  return <BaseToolbar.Separator className="mx-1 h-5 w-px shrink-0 bg-line" />;
}

/** Whether there is something of one's own to undo. */
function useUndoable(manager: Y.UndoManager) {
  const subscribe = useCallback(
    (listener: () => void) => {
      const names = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;
      for (const name of names) manager.on(name, listener);
      return () => {
        for (const name of names) manager.off(name, listener);
      };
    },
    [manager],
  );
  const canUndo = useSyncExternalStore(
    subscribe,
    () => manager.undoStack.length > 0,
    () => false,
  );
  const canRedo = useSyncExternalStore(
    subscribe,
    () => manager.redoStack.length > 0,
    () => false,
  );
  return { canUndo, canRedo };
}
