"use client";

import { KeyCaps } from "#components/palette/key-caps.tsx";
import { INCIDENT, SHORTCUT_IDS, type ShortcutId, shortcut } from "#components/palette/shortcuts.ts";
import { usePaletteKeys } from "#components/palette/use-palette-key.ts";
import { may } from "#lib/auth/permissions.ts";
import type { Role } from "#lib/contracts/account.ts";

/** The shortcuts that this role can use: those of every page, and those of an incident's. */
export function ShortcutList({ role }: { role: Role }) {
  const ids = SHORTCUT_IDS.filter((id) => {
    const { needs } = shortcut(id);
    return needs === undefined || may(role, needs);
  });
  const isOfIncident = (id: ShortcutId) => shortcut(id).where === INCIDENT;
  return (
    <div className="flex flex-col gap-4">
      <dl className={ROWS}>
        <Row does="Search or jump" keys={usePaletteKeys()} />
        {ids
          .filter((id) => !isOfIncident(id))
          .map((id) => {
            const { does, where, keys } = shortcut(id);
            return <Row key={id} does={where === undefined ? does : `${does}, ${where}`} keys={keys} />;
          })}
        <Row does="Move in a list; open what is marked" keys={["↑", "↓", "Enter"]} />
      </dl>
      <div className="flex flex-col gap-2">
        <p className="text-12 font-medium text-muted">On an incident's page</p>
        <dl className={ROWS}>
          {ids.filter(isOfIncident).map((id) => (
            <Row key={id} does={shortcut(id).does} keys={shortcut(id).keys} />
          ))}
        </dl>
      </div>
    </div>
  );
}

const ROWS = "grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2 text-14";

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
