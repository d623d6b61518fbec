import { KeyCaps } from "#components/palette/key-caps.tsx";
import type { PaletteAction } from "#components/palette/palette-action.ts";
import { PaletteGroup } from "#components/palette/palette-group.tsx";
import { PaletteItem } from "#components/palette/palette-item.tsx";
import { useShortcutsOn } from "#components/palette/shortcut-setting.ts";
import { shortcut } from "#components/palette/shortcuts.ts";

type ActionItemsProps = {
  heading: string;
  actions: readonly PaletteAction[];
  onRun: (run: () => void) => void;
};

/** Actions under one heading, each with its shortcut; nothing where there are none. */
export function ActionItems({ heading, actions, onRun }: ActionItemsProps) {
  const [shortcutsOn] = useShortcutsOn();
  if (actions.length === 0) return null;
  return (
    <PaletteGroup heading={heading}>
      {actions.map(({ id, title, note, shortcut: by, run }) => (
        <PaletteItem key={id} value={`action-${id}`} onSelect={() => onRun(run)}>
          <span className="min-w-0 flex-1 truncate">{title}</span>
          {note === undefined ? null : <span className="text-12 text-muted">{note}</span>}
          {by === undefined || !shortcutsOn ? null : <KeyCaps keys={shortcut(by).keys} />}
        </PaletteItem>
      ))}
    </PaletteGroup>
  );
}
