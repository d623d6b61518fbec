import { type PluginValue, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { tellPlace } from "#components/postmortem/editor/cursor-place.ts";

/** Often enough to follow, and seldom enough that fifty people do not drown each other. */
const REPORT_MS = 120;

type ReportOptions = { section: string; text: Y.Text; awareness: Awareness };

/** Tells the others where the cursor is while the section has the focus, and that it is gone when the focus is elsewhere. */
export function cursorReport(options: ReportOptions) {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastAt = 0;
    let last = "";
    const report = () => {
      timer = undefined;
      lastAt = Date.now();
      const { awareness, section, text } = options;
      const state = awareness.getLocalState();
      if (state === null) return;
      if (view.hasFocus) {
        const { anchor, head } = view.state.selection.main;
        const cursor = tellPlace(text, { anchor, head });
        const told = JSON.stringify(cursor);
        if (told === last && state.section === section) return;
        last = told;
        awareness.setLocalState({ ...state, cursor, section });
        // Another window has the focus, and this field will have it again.
      } else if (state.section === section && document.activeElement !== view.contentDOM) {
        awareness.setLocalState({ ...state, cursor: null, section: null });
      }
    };
    const plugin: PluginValue = {
      update({ selectionSet, focusChanged, docChanged }: ViewUpdate) {
        // By a timer also at first: the text has the change only when all of the editor's parts have heard of it.
        if (!selectionSet && !focusChanged && !docChanged) return;
        timer ??= setTimeout(report, Math.max(0, lastAt + REPORT_MS - Date.now()));
      },
      destroy() {
        clearTimeout(timer);
        const state = options.awareness.getLocalState();
        if (state?.section === options.section)
          options.awareness.setLocalState({ ...state, cursor: null, section: null });
      },
    };
    return plugin;
  });
}
