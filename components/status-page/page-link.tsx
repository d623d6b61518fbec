import { ExternalLink } from "lucide-react";

/** Leads to the page, in a tab of its own; nothing where its address is none of the web. */
export function PageLink({ url }: { url: string }) {
  const address = URL.parse(url);
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return (
    <a
      href={address.href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1 text-14 font-medium text-accent-ink underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      Open the page
      <ExternalLink aria-hidden="true" className="size-4" />
      <span className="sr-only">(in a new tab)</span>
    </a>
  );
}
