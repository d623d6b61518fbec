import type { StateCommand } from "@codemirror/state";
import {
  Bold,
  Code,
  Heading,
  Italic,
  Link,
  List,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  SquareCode,
  Table,
  TextQuote,
} from "lucide-react";
import * as commands from "#components/postmortem/editor/commands.ts";

export type Tool = {
  readonly name: string;
  readonly icon: LucideIcon;
  /** As CodeMirror names keys; null for what has none. */
  readonly keys: string | null;
  readonly run: StateCommand;
};

/** What the toolbar offers, in groups. */
export const TOOLS: readonly (readonly Tool[])[] = [
  [
    { name: "Bold", icon: Bold, keys: "Mod-b", run: commands.toggleBold },
    { name: "Italic", icon: Italic, keys: "Mod-i", run: commands.toggleItalic },
    { name: "Code", icon: Code, keys: "Mod-e", run: commands.toggleCode },
    { name: "Link", icon: Link, keys: "Mod-k", run: commands.insertLink },
  ],
  [
    { name: "Heading", icon: Heading, keys: null, run: commands.cycleHeading },
    { name: "Bulleted list", icon: List, keys: "Mod-Shift-8", run: commands.toggleBullets },
    { name: "Numbered list", icon: ListOrdered, keys: "Mod-Shift-7", run: commands.toggleNumbers },
    { name: "Task list", icon: ListTodo, keys: "Mod-Shift-9", run: commands.toggleTasks },
    { name: "Quote", icon: TextQuote, keys: "Mod-Shift-.", run: commands.toggleQuote },
  ],
  [
    { name: "Code block", icon: SquareCode, keys: "Mod-Alt-c", run: commands.insertCodeBlock },
    { name: "Table", icon: Table, keys: null, run: commands.insertTable },
  ],
];

/** As people read keys: `Ctrl+Shift+8`, on a Mac `⌘⇧8`. */
export function keysText(keys: string, isMac: boolean): string {
  if (!isMac)
    return keys
      .replace("Mod", "Ctrl")
      .replaceAll("-", "+")
      .replace(/[a-z]$/, (key) => key.toUpperCase());
  return keys
    .replace("Mod", "⌘")
    .replace("Shift", "⇧")
    .replace("Alt", "⌥")
    .replaceAll("-", "")
    .replace(/[a-z]$/, (key) => key.toUpperCase());
}

/** As `aria-keyshortcuts` takes them. */
export function ariaKeys(keys: string, isMac: boolean): string {
  return keys
    .replace("Mod", isMac ? "Meta" : "Control")
    .replaceAll("-", "+")
    .replace(/[a-z]$/, (key) => key.toUpperCase());
}
