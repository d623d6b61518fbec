import { classNames } from "#components/ui/class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const BASE =
  "relative inline-flex items-center justify-center gap-2 rounded-8 border font-medium whitespace-nowrap select-none " +
  "transition-colors aria-disabled:cursor-default print:hidden [&_svg]:size-4 [&_svg]:shrink-0";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover aria-disabled:hover:bg-accent",
  secondary: "border-edge bg-surface text-ink hover:bg-sunken aria-disabled:hover:bg-surface",
  quiet: "border-transparent bg-transparent text-ink hover:bg-sunken aria-disabled:hover:bg-transparent",
  danger: "border-transparent bg-failing-fill text-on-accent hover:brightness-90 aria-disabled:hover:brightness-100",
};

/** A finger gets 44 px whatever the size. */
const SIZES: Record<ButtonSize, string> = {
  small: "min-h-8 px-2 text-14 pointer-coarse:min-h-11 pointer-coarse:px-3",
  medium: "min-h-9 px-3 text-14 pointer-coarse:min-h-11",
  large: "min-h-11 px-4 text-16",
};

/** The look shared by buttons and by links that look like one. */
export function buttonClasses(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return classNames(BASE, VARIANTS[variant], SIZES[size], className);
}
