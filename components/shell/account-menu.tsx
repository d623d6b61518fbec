"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentType, useRef, useState } from "react";
import type { AccountMenuItemsProps } from "#components/shell/account-menu-items.tsx";
import { initialsOf } from "#components/shell/initials.ts";

/**
 * Who is signed in. The menu behind is fetched when a pointer or the focus comes near it: most visits never open it, and
 * it would be the heaviest part of the page.
 */
export function AccountMenu(account: { name: string; email: string | null; role: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [Items, setItems] = useState<ComponentType<AccountMenuItemsProps> | null>(null);

  const load = () => {
    import("#components/shell/account-menu-items.tsx").then(
      ({ AccountMenuItems }) => setItems(() => AccountMenuItems),
      // The server is away: the next press tries again.
      () => setOpen(false),
    );
  };

  return (
    <div ref={place}>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => {
          load();
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          load();
          setOpen(true);
        }}
        className="flex min-h-9 items-center gap-1 rounded-8 px-1 text-14 font-medium hover:bg-sunken pointer-coarse:min-h-11"
      >
        <span
          aria-hidden="true"
          className="grid size-7 place-items-center rounded-full bg-accent-quiet text-12 font-semibold text-accent-ink"
        >
          {initialsOf(account.name)}
        </span>
        <span className="sr-only">Account: {account.name}</span>
        <ChevronDown aria-hidden="true" className="size-4 text-muted" />
      </button>
      {Items === null ? null : (
        <Items open={open} onClose={() => setOpen(false)} button={button} place={place} {...account} />
      )}
    </div>
  );
}
