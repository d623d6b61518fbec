"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { PaletteDialogProps } from "#components/palette/palette-dialog.tsx";
import { type ActionRegistry, RegisteredActions } from "#components/palette/registered-actions.tsx";
import type { ShortcutsDialogProps } from "#components/palette/shortcuts-dialog.tsx";
import { useAppActions } from "#components/palette/use-app-actions.ts";
import { useLoaded } from "#components/palette/use-loaded.ts";
import { usePaletteKey } from "#components/palette/use-palette-key.ts";
import { useShortcuts } from "#components/palette/use-shortcuts.ts";
import { toast } from "#components/ui/toast.tsx";
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

const fetchPalette = () => import("#components/palette/palette-dialog.tsx").then((module) => module.PaletteDialog);
const fetchHelp = () => import("#components/palette/shortcuts-dialog.tsx").then((module) => module.ShortcutsDialog);

/** The command palette and the shortcuts of every page inside. Both lists are fetched when they are first asked for. */
export function Palette({ role, children }: { role: Role; children: ReactNode }) {
  const [shown, setShown] = useState<"palette" | "shortcuts" | null>(null);
  const [registry] = useState<ActionRegistry>(() => new Map());
  const close = () => setShown(null);
  const giveUp = () => {
    close();
    void toast("error", "The server does not answer, so that this could not be opened.");
  };
  const [PaletteDialog, loadPalette] = useLoaded<PaletteDialogProps>(fetchPalette, giveUp);
  const [ShortcutsDialog, loadShortcuts] = useLoaded<ShortcutsDialogProps>(fetchHelp, giveUp);

  const open = () => {
    loadPalette();
    setShown("palette");
  };
  const appActions = useAppActions(role, () => {
    loadShortcuts();
    setShown("shortcuts");
  });
  const actionsNow = () => [...registry.values()].flat().concat(appActions);

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
    <PaletteOpener value={{ open, prepare: loadPalette }}>
      <RegisteredActions registry={registry}>{children}</RegisteredActions>
      {shown === "palette" && PaletteDialog !== null ? <PaletteDialog actions={actionsNow()} onClose={close} /> : null}
      {shown === "shortcuts" && ShortcutsDialog !== null ? <ShortcutsDialog role={role} onClose={close} /> : null}
    </PaletteOpener>
  );
}
