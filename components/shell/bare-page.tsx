import type { ReactNode } from "react";
import { SimulatedMark } from "#components/shell/simulated-mark.tsx";

/** A page without navigation: one narrow thing in the middle of the screen. */
export function BarePage({ simulated, children }: { simulated: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {simulated ? (
        <aside aria-label="Simulated Intercom" className="border-b border-unknown-line bg-unknown-quiet hatched">
          <div className="mx-auto flex w-full max-w-page px-4 py-2 sm:px-6">
            <SimulatedMark />
          </div>
        </aside>
      ) : null}
      {children}
    </div>
  );
}
