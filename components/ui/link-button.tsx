import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "#components/ui/button-classes.ts";
import { Link } from "#components/ui/link.tsx";

type LinkButtonProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize };

/** A link that leads somewhere and weighs as much as a button. */
export function LinkButton({ variant = "secondary", size = "medium", className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClasses(variant, size, className)} />;
}
