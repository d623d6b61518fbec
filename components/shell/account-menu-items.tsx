"use client";

import { LogOut } from "lucide-react";
import { type RefObject, useState } from "react";
import { THEME_OPTIONS } from "#components/theme/theme-options.tsx";
import { useTheme } from "#components/theme/use-theme.ts";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { toast } from "#components/ui/toast.tsx";
import { signOut } from "#lib/client/session.ts";

export type AccountMenuItemsProps = {
  open: boolean;
  onClose: () => void;
  button: RefObject<HTMLButtonElement | null>;
  place: RefObject<HTMLElement | null>;
  name: string;
  email: string | null;
  role: string;
};

export function AccountMenuItems({ open, onClose, button, place, name, email, role }: AccountMenuItemsProps) {
  const [theme, chooseTheme] = useTheme();
  const [leaving, setLeaving] = useState(false);

  const leave = async () => {
    if (leaving) return;
    setLeaving(true);
    const answer = await signOut();
    if (answer.ok) {
      // A whole load: nothing of this person's may stay in the page's memory.
      window.location.assign("/sign-in");
      return;
    }
    setLeaving(false);
    toast("error", `Still signed in. ${answer.failure.message}`);
  };

  return (
    <Menu open={open} onClose={onClose} button={button} place={place}>
      <div className="flex max-w-72 flex-col px-2 py-1">
        <span className="truncate text-14 font-medium">{name}</span>
        {email === null ? null : <span className="truncate text-12 text-muted">{email}</span>}
        <span className="text-12 text-muted">Role: {role}</span>
      </div>
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} options={THEME_OPTIONS} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuItem keepOpen onSelect={() => void leave()}>
        <LogOut aria-hidden="true" />
        {leaving ? "Signing out" : "Sign out"}
      </MenuItem>
    </Menu>
  );
}
