"use client";

import { Search } from "lucide-react";
import { KeyCaps } from "#components/palette/key-caps.tsx";
import { usePalette } from "#components/palette/palette.tsx";
import { usePaletteKeys } from "#components/palette/use-palette-key.ts";

/** Opens the palette; looks like the field that it leads to, and on a phone like a magnifying glass. */
export function PaletteButton() {
  const { open, prepare } = usePalette();
  const keys = usePaletteKeys();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={open}
      className="flex min-h-9 items-center gap-2 rounded-8 text-14 text-muted transition-colors hover:bg-sunken hover:text-ink max-lg:size-11 max-lg:justify-center lg:w-60 lg:border lg:border-edge lg:bg-surface lg:pr-1 lg:pl-3"
    >
      <Search aria-hidden="true" className="size-5 shrink-0 lg:size-4" />
      <span className="flex-1 text-left max-lg:sr-only">Search or jump</span>
      <span aria-hidden="true" className="max-lg:hidden">
        <KeyCaps keys={keys} />
      </span>
    </button>
  );
}
