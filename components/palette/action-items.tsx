import { KeyCaps } from "#components/palette/key-caps.tsx";
import { matchActions } from "#components/palette/match-actions.ts";
import { type PaletteGroup as Group, PALETTE_GROUPS, type PaletteAction } from "#components/palette/palette-action.ts";
import { PaletteGroup } from "#components/palette/palette-group.tsx";
import { PaletteItem } from "#components/palette/palette-item.tsx";
import { useShortcutsOn } from "#components/palette/shortcut-setting.ts";
import { shortcut } from "#components/palette/shortcuts.ts";

type ActionItemsProps = { actions: readonly PaletteAction[]; typed: string; onRun: (run: () => void) => void };

/** Nothing typed: everything, in its groups. Something typed: what it means, best first. */
export function ActionItems({ actions, typed, onRun }: ActionItemsProps) {
  const found = matchActions(actions, typed);
  if (found.length === 0) return null;
  if (typed.trim() !== "") {
    return (
      <PaletteGroup heading="Commands">
        {found.map((action) => (
          <ActionItem key={action.id} action={action} onRun={onRun} />
        ))}
      </PaletteGroup>
    );
  }
  return (Object.keys(PALETTE_GROUPS) as Group[]).map((group) => {
    const inGroup = found.filter((action) => action.group === group);
    return inGroup.length === 0 ? null : (
      <PaletteGroup key={group} heading={PALETTE_GROUPS[group]}>
        {inGroup.map((action) => (
          <ActionItem key={action.id} action={action} onRun={onRun} />
        ))}
      </PaletteGroup>
    );
  });
}

function ActionItem({ action, onRun }: { action: PaletteAction; onRun: ActionItemsProps["onRun"] }) {
  const [shortcutsOn] = useShortcutsOn();
  return (
    <PaletteItem value={`action-${action.id}`} onSelect={() => onRun(action.run)}>
      <span className="min-w-0 flex-1 truncate">{action.title}</span>
      {action.note === undefined ? null : <span className="text-12 text-muted">{action.note}</span>}
      {action.shortcut === undefined || !shortcutsOn ? null : <KeyCaps keys={shortcut(action.shortcut).keys} />}
    </PaletteItem>
  );
}
