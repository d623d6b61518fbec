"use client";

import { usePathname } from "next/navigation";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";

export type SettingsPlace = { name: string; href: string };

/** The parts of the settings; on a phone a row that scrolls. */
export function SettingsNavigation({ places }: { places: readonly SettingsPlace[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="-mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {places.map(({ name, href }) => (
          <li key={href}>
            <Link
              href={href}
              ref={path === href ? showWithin : undefined}
              aria-current={path === href ? "page" : undefined}
              className={classNames(
                "flex min-h-11 items-center border-b-2 px-3 text-14 font-medium whitespace-nowrap transition-colors -outline-offset-2",
                path === href ? "border-accent-ink text-accent-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone the place where somebody is may lie outside of the row. */
function showWithin(link: HTMLAnchorElement | null): void {
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
