import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";

/** A link inside text: underlined, because colour alone does not tell. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classNames(
        "font-medium text-accent-ink underline decoration-1 underline-offset-4 hover:decoration-2",
        className,
      )}
    />
  );
}
