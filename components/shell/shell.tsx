import type { ReactNode } from "react";
import { LiveMark } from "#components/monitor/live-mark.tsx";
import { PaletteButton } from "#components/palette/palette-button.tsx";
import { AccountMenu } from "#components/shell/account-menu.tsx";
import { Navigation } from "#components/shell/navigation.tsx";
import { SkipLink } from "#components/shell/skip-link.tsx";
import { Wordmark } from "#components/shell/wordmark.tsx";
import { Link } from "#components/ui/link.tsx";

type ShellProps = {
  account: { name: string; email: string | null; role: string };
  /** Stands under the header on every page. */
  banner: ReactNode;
  children: ReactNode;
};

/** What surrounds every page of somebody who is signed in. */
export function Shell({ account, banner, children }: ShellProps) {
  return (
    <div className="flex min-h-dvh flex-col max-md:pb-16 print:block print:min-h-0 print:pb-0">
      <SkipLink />
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex min-h-14 w-full max-w-page items-center gap-2 px-4 sm:gap-3 sm:px-6 lg:gap-6">
          <Link href="/" aria-label="Offhook, dashboard" className="inline-flex rounded-8">
            <Wordmark />
          </Link>
          <Navigation />
          <div className="ml-auto flex min-w-0 items-center gap-2">
            <PaletteButton />
            <LiveMark />
            <AccountMenu {...account} />
          </div>
        </div>
      </header>
      {banner}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 py-6 sm:px-6 sm:py-8 print:px-0 print:py-4"
      >
        {children}
      </main>
    </div>
  );
}
