"use client";

import { BookOpen, Gauge, Settings, Siren } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { isIn, PLACES, type Place } from "#components/shell/places.ts";
import { classNames } from "#components/ui/class-names.ts";

const ICONS: Record<Place["icon"], typeof Gauge> = {
  dashboard: Gauge,
  incidents: Siren,
  runbook: BookOpen,
  settings: Settings,
};

/** In the header of a wide screen; at the bottom of a phone, where the thumb is. */
export function Navigation() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:pb-[env(safe-area-inset-bottom)] print:hidden"
    >
      <ul className="flex max-sm:justify-around sm:gap-1">
        {PLACES.map((place) => {
          const Icon = ICONS[place.icon];
          const here = isIn(place, path);
          return (
            <li key={place.href} className="max-sm:flex-1">
              <Link
                href={place.href}
                aria-current={here ? "page" : undefined}
                className={classNames(
                  "flex items-center justify-center text-14 font-medium transition-colors",
                  "max-sm:min-h-14 max-sm:flex-col max-sm:gap-1 max-sm:text-12",
                  "sm:min-h-9 sm:rounded-8 sm:px-3 pointer-coarse:min-h-11",
                  here ? "text-accent-ink sm:bg-accent-quiet" : "text-muted hover:text-ink sm:hover:bg-sunken",
                )}
              >
                <Icon aria-hidden="true" className="size-5 sm:hidden" />
                {place.name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
