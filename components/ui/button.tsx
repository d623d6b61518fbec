import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "#components/ui/button-classes.ts";
import { Spinner } from "#components/ui/spinner.tsx";

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** While true the button keeps its focus and its place, does nothing, and shows progress after 300 ms. */
  busy?: boolean;
  /** Announced in place of the label while busy, for instance "Saving". */
  busyLabel?: string;
};

/**
 * A button that is busy is `aria-disabled`, not `disabled`: a disabled element drops the focus of whoever pressed it.
 */
export function Button({
  variant = "secondary",
  size = "medium",
  busy = false,
  busyLabel,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || rest["aria-disabled"]}
      aria-busy={busy || undefined}
      className={buttonClasses(variant, size, className)}
      {...(busy ? { onClick: preventPress } : onClick === undefined ? {} : { onClick })}
    >
      {busy ? <Busy label={busyLabel}>{children}</Busy> : children}
    </button>
  );
}

/** The label stays for 300 ms and then gives its place to the spinner, so that nothing moves and what is quick does not flicker. */
function Busy({ label, children }: { label: string | undefined; children: ReactNode }) {
  return (
    <>
      <span aria-hidden={label !== undefined} className="inline-flex animate-give-way items-center gap-2">
        {children}
      </span>
      <span className="absolute inset-0 grid place-items-center">
        <Spinner />
      </span>
      {label === undefined ? null : <span className="sr-only">{label}</span>}
    </>
  );
}

/** Also keeps a busy submit button from submitting again. */
function preventPress(event: { preventDefault(): void }): void {
  event.preventDefault();
}
