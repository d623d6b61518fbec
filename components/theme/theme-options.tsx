import { Monitor, Moon, Sun } from "lucide-react";
import type { ReactNode } from "react";
import type { Theme } from "#components/theme/theme.ts";

/** The choices in the order in which they are offered. */
export const THEME_OPTIONS: readonly { value: Theme; label: string; icon: ReactNode }[] = [
  { value: "system", label: "As the system", icon: <Monitor aria-hidden="true" /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" /> },
];
