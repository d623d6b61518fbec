"use client";

import type { ComponentType } from "react";
import { toast } from "#components/ui/toast.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";

type Closable = { onClose: () => void };

type LateDialog<Props> = ComponentType<Props> & {
  /** Fetches it before it is asked for, where it must open although the server is gone by then. */
  prepare: () => void;
};

/**
 * A dialog that is fetched when it is first opened. Where it cannot be, it closes again and says so: nothing that is typed on
 * the page is lost, and the next press tries again.
 */
export function lateDialog<Props extends Closable>(load: () => Promise<ComponentType<Props>>): LateDialog<Props> {
  function Late(props: Props) {
    const Dialog = useLoaded(load, () => {
      props.onClose();
      toast("error", "The server does not answer, so that this could not be opened.");
    });
    return Dialog === undefined ? null : <Dialog {...props} />;
  }
  return Object.assign(Late, { prepare: () => void load().catch(() => {}) });
}
