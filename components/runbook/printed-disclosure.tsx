import type { ReactNode } from "react";
import { Disclosure } from "#components/ui/disclosure.tsx";

/** Closed on the screen, open on paper. */
export function PrintedDisclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <Disclosure
      summary={summary}
      className="print:[&::details-content]:block print:[&::details-content]:[content-visibility:visible]"
    >
      {children}
    </Disclosure>
  );
}
