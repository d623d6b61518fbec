import { ExternalLink as ExternalIcon } from "lucide-react";

/** Where the work is tracked: the host is what tells a reader where the link leads. */
export function ExternalLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      title={href}
      className="inline-flex min-h-6 items-center gap-1 text-12 font-medium text-accent-ink underline decoration-1 underline-offset-4 wrap-anywhere hover:decoration-2 pointer-coarse:min-h-11"
    >
      <ExternalIcon aria-hidden="true" className="size-3 shrink-0" />
      {hostOf(href)}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

/** What is no address any more is shown as it is. */
function hostOf(href: string): string {
  return URL.canParse(href) ? new URL(href).host : href;
}
