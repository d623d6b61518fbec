"use client";

import { BookOpen, Gauge, ListTodo, Settings, Siren } from "lucide-react";
import { usePathname } from "next/navigation";
import { isIn, PLACES, type Place } from "#components/shell/places.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";

const ICONS: Record<Place["icon"], typeof Gauge> = {
  dashboard: Gauge,
  incidents: Siren,
  "action-items": ListTodo,
  runbook: BookOpen,
  settings: Settings,
};

/** In the header of a wide screen; at the bottom of a phone, where the thumb is. */
export function Navigation() {
  const path = usePathname();
  return (
    <nav
      aria-label="Main"
      className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-20 max-md:border-t max-md:border-line max-md:bg-surface max-md:pb-[env(safe-area-inset-bottom)] print:hidden"
    >
      <ul className="flex max-md:justify-around lg:gap-1">
        {PLACES.map((place) => {
          const Icon = ICONS[place.icon];
          const here = isIn(place, path);
          return (
            <li key={place.href} className="max-md:flex-1">
              <Link
                href={place.href}
                aria-current={here ? "page" : undefined}
                className={classNames(
                  "flex items-center justify-center text-14 font-medium whitespace-nowrap transition-colors",
                  "max-md:min-h-14 max-md:flex-col max-md:gap-1 max-md:text-12",
                  "md:min-h-9 md:rounded-8 md:px-2 lg:px-3 pointer-coarse:min-h-11",
                  here ? "text-accent-ink md:bg-accent-quiet" : "text-muted hover:text-ink md:hover:bg-sunken",
                )}
              >
                <Icon aria-hidden="true" className="size-5 md:hidden" />
                {place.name}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
