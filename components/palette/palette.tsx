"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useState, useTransition } from "react";
import { type ActionRegistry, RegisteredActions } from "#components/palette/registered-actions.tsx";
import { useAppActions } from "#components/palette/use-app-actions.ts";
import { usePaletteKey } from "#components/palette/use-palette-key.ts";
import { useShortcuts } from "#components/palette/use-shortcuts.ts";
import { lateDialog } from "#components/ui/late-dialog.tsx";
import { OnTheWay } from "#components/ui/on-the-way.tsx";
import type { Role } from "#lib/contracts/account.ts";

type Opener = {
  open: () => void;
  /** Fetches the palette before it is needed. */
  prepare: () => void;
};

const PaletteOpener = createContext<Opener | null>(null);

export function usePalette(): Opener {
  const opener = useContext(PaletteOpener);
  if (opener === null) throw new Error("the palette is opened inside <Palette>");
  return opener;
}

const PaletteDialog = lateDialog(() =>
  import("#components/palette/palette-dialog.tsx").then((module) => module.PaletteDialog),
);
const ShortcutsDialog = lateDialog(() =>
  import("#components/palette/shortcuts-dialog.tsx").then((module) => module.ShortcutsDialog),
);

/** The command palette and the shortcuts of every page inside. Both lists are fetched when they are first asked for. */
export function Palette({ role, children }: { role: Role; children: ReactNode }) {
  const [shown, setShown] = useState<"palette" | "shortcuts" | null>(null);
  const [registry] = useState<ActionRegistry>(() => new Map());
  const close = () => setShown(null);
  const open = () => setShown("palette");
  const { push } = useRouter();
  const [isGoing, startGoing] = useTransition();
  const go = (path: string) => startGoing(() => push(path));
  const appActions = useAppActions(role, go, () => setShown("shortcuts"));
  // What a page offers itself takes the place of the same from everywhere.
  const actionsNow = () => {
    const own = [...registry.values()].flat();
    return [...own, ...appActions.filter(({ id }) => !own.some((action) => action.id === id))];
  };

  usePaletteKey(() => {
    if (shown === "palette") close();
    else if (document.querySelector("[role=dialog], [role=alertdialog]") === null) open();
  });
  useShortcuts((id) => {
    const action = actionsNow().find(({ shortcut }) => shortcut === id);
    action?.run();
    return action !== undefined;
  });

  return (
    <PaletteOpener value={{ open, prepare: PaletteDialog.prepare }}>
      <RegisteredActions registry={registry}>{children}</RegisteredActions>
      {shown === "palette" ? <PaletteDialog actions={actionsNow()} go={go} onClose={close} /> : null}
      {shown === "shortcuts" ? <ShortcutsDialog role={role} onClose={close} /> : null}
      {isGoing ? <OnTheWay /> : null}
    </PaletteOpener>
  );
}
