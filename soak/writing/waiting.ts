import { setTimeout } from "node:timers/promises";

/** Far longer than anything may take: what is not so by then never will be. */
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 20;

/** @throws where it does not become so */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const patience = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > patience) throw new Error(`waited in vain until ${what}`);
    await setTimeout(LOOK_EVERY_MS);
  }
}
