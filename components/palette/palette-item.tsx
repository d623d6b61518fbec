import { CommandItem } from "cmdk";
import type { ReactNode } from "react";

type PaletteItemProps = { value: string; onSelect: () => void; children: ReactNode };

/** A line of the palette; the one that Enter takes is marked. */
export function PaletteItem({ value, onSelect, children }: PaletteItemProps) {
  return (
    <CommandItem
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2 rounded-4 px-2 text-14 select-none data-[selected=true]:bg-accent-quiet data-[selected=true]:text-accent-ink pointer-coarse:min-h-11"
    >
      {children}
    </CommandItem>
  );
}
