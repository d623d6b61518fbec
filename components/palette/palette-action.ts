import type { ShortcutId } from "#components/palette/shortcuts.ts";

/** The parts of the palette, in the order in which they stand there. */
export const PALETTE_GROUPS = {
  page: "On this page",
  incident: "This incident",
  places: "Go to",
  actions: "Do",
  theme: "Theme",
  help: "Help",
} as const;

export type PaletteGroup = keyof typeof PALETTE_GROUPS;

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
