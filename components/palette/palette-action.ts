import type { ShortcutId } from "#components/palette/shortcuts.ts";

/** The parts of the palette, as their headings call them. */
export const PALETTE_GROUPS = {
  page: "On this page",
  incident: "This incident",
  actions: "Do",
  places: "Go to",
  theme: "Theme",
  help: "Help",
} as const;

export type PaletteGroup = keyof typeof PALETTE_GROUPS;

/** In the order in which they stand before anything is typed: open incidents come between the two halves. */
export const GROUPS_BEFORE_INCIDENTS: readonly PaletteGroup[] = ["page", "incident", "actions", "places"];
export const GROUPS_AFTER_INCIDENTS: readonly PaletteGroup[] = ["theme", "help"];

/** Something that the palette offers, and that a shortcut may do as well. */
export type PaletteAction = {
  /** Unique among all. */
  readonly id: string;
  readonly title: string;
  readonly group: PaletteGroup;
  /** Other words by which it can be found. */
  readonly keywords?: string;
  readonly shortcut?: ShortcutId;
  /** Said beside the title, for instance that it is so already. */
  readonly note?: string;
  readonly run: () => void;
};
