"use client";

import { THEME_OPTIONS } from "#components/theme/theme-options.tsx";
import { useTheme } from "#components/theme/use-theme.ts";

/** The theme as a choice on a page; the account menu has the same choice. */
export function ThemePicker() {
  const [theme, choose] = useTheme();
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Theme</legend>
      {THEME_OPTIONS.map(({ value, label, icon }) => (
        <label
          key={value}
          className="flex min-h-11 cursor-pointer items-center gap-2 rounded-8 border border-edge bg-surface px-4 text-14 font-medium transition-colors hover:bg-sunken has-checked:border-accent-ink has-checked:bg-accent-quiet has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink [&_svg]:size-4"
        >
          <input
            type="radio"
            name="theme"
            value={value}
            checked={theme === value}
            onChange={() => choose(value)}
            className="sr-only"
          />
          {icon}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
