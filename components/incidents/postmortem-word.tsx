import { BookCheck, CircleCheck, CircleDashed, CircleDot } from "lucide-react";
import type { ReactNode } from "react";
import type { PostmortemProgress } from "#lib/contracts/incident.ts";

const LOOKS: Record<PostmortemProgress, { word: string; icon: ReactNode }> = {
  empty: { word: "empty", icon: <CircleDashed aria-hidden="true" /> },
  started: { word: "started", icon: <CircleDot aria-hidden="true" /> },
  written: { word: "written", icon: <CircleCheck aria-hidden="true" /> },
  published: { word: "published", icon: <BookCheck aria-hidden="true" /> },
};

/** How far the postmortem is: a shape and a word. */
export function PostmortemWord({ progress }: { progress: PostmortemProgress }) {
  const { word, icon } = LOOKS[progress];
  return (
    <span className="inline-flex items-center gap-1 text-muted [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span className="lg:hidden">Postmortem</span> <span className="lg:capitalize">{word}</span>
    </span>
  );
}
