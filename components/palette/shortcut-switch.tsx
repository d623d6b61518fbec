"use client";

import { ShortcutList } from "#components/palette/shortcut-list.tsx";
import { useShortcutsOn } from "#components/palette/shortcut-setting.ts";
import { Card } from "#components/ui/card.tsx";
import type { Role } from "#lib/contracts/account.ts";

/** Turns the shortcuts of single keys on or off in this browser, beside what they are. */
export function ShortcutSwitch({ role }: { role: Role }) {
  const [on, turn] = useShortcutsOn();
  return (
    <div className="flex max-w-prose flex-col gap-4">
      <label className="flex min-h-11 cursor-pointer items-center gap-3 text-14 font-medium">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => turn(event.target.checked)}
          className="size-5 accent-accent"
        />
        Use single keys as shortcuts
      </label>
      <Card className="p-4">
        <ShortcutList role={role} />
      </Card>
    </div>
  );
}
