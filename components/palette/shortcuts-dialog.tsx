"use client";

import { ShortcutList } from "#components/palette/shortcut-list.tsx";
import { useShortcutsOn } from "#components/palette/shortcut-setting.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Role } from "#lib/contracts/account.ts";

export type ShortcutsDialogProps = { role: Role; onClose: () => void };

/** Every shortcut, and where to turn them off. */
export function ShortcutsDialog({ role, onClose }: ShortcutsDialogProps) {
  const [on] = useShortcutsOn();
  return (
    <Dialog
      title="Keyboard shortcuts"
      description={
        on
          ? "Keys are pressed one after the other, and not while you type."
          : "Single keys are turned off in this browser."
      }
      onClose={onClose}
    >
      <ShortcutList role={role} />
      <TextLink href="/settings/appearance" onClick={onClose} className="self-start text-14">
        {on ? "Turn single keys off" : "Turn single keys on"}
      </TextLink>
    </Dialog>
  );
}
