"use client";

import { KeyCaps } from "#components/palette/key-caps.tsx";
import { SHORTCUT_IDS, shortcut } from "#components/palette/shortcuts.ts";
import { usePaletteKeys } from "#components/palette/use-palette-key.ts";
import { may } from "#lib/auth/permissions.ts";
import type { Role } from "#lib/contracts/account.ts";

/** The shortcuts that this role can use. */
export function ShortcutList({ role }: { role: Role }) {
  const ids = SHORTCUT_IDS.filter((id) => {
    const { needs } = shortcut(id);
    return needs === undefined || may(role, needs);
  });
  return (
    <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 text-14">
      <Row does="Search or jump" keys={usePaletteKeys()} />
      {ids.map((id) => {
        const { does, where, keys } = shortcut(id);
        return <Row key={id} does={where === undefined ? does : `${does}, ${where}`} keys={keys} />;
      })}
      <Row does="Move in a list; open what is marked" keys={["↑", "↓", "Enter"]} />
    </dl>
  );
}

function Row({ does, keys }: { does: string; keys: readonly string[] }) {
  return (
    <>
      <dt>{does}</dt>
      <dd className="justify-self-end">
        <KeyCaps keys={keys} />
      </dd>
    </>
  );
}
