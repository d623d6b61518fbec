import type { ReactNode } from "react";
import { Wordmark } from "#components/shell/wordmark.tsx";

/** The page before the app: one narrow column, one thing to do. */
export function Entrance({
  title,
  description,
  children,
}: {
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" className="mx-auto flex w-full max-w-[26rem] flex-1 flex-col justify-center gap-8 px-4 py-12">
      <Wordmark />
      <div className="flex flex-col gap-2">
        <h1 className="text-28 font-semibold">{title}</h1>
        <div className="text-muted">{description}</div>
      </div>
      {children}
    </main>
  );
}
