import { FlaskConical } from "lucide-react";

/** Stands on every page while there is no token: nothing that is seen there is the real Intercom. */
export function SimulatedMark() {
  return (
    <p className="flex shrink-0 items-center gap-2 text-14 font-medium">
      <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
      Simulated Intercom
    </p>
  );
}
