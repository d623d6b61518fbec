import { Siren } from "lucide-react";
import type { ReactNode } from "react";
import { DownloadButton } from "#components/incident/download-button.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Mention } from "#lib/incident/event.ts";

type SlackTextProps = {
  /** The raw message, as it is to be pasted. */
  text: string;
  /** The name of the downloaded file, without its ending. */
  fileName: string;
  /** Whom it calls where it is posted from here; what is copied calls nobody. */
  mention?: Mention;
  /** Stands before the buttons that copy and download. */
  children?: ReactNode;
};

/** The Slack message as it will look, to copy or to download. Needs no server: it works on an open page when all is gone. */
export function SlackText({ text, fileName, mention = "none", children }: SlackTextProps) {
  return (
    <figure aria-label="Slack message" className="flex flex-col rounded-8 border border-line bg-surface">
      <div className="flex gap-3 p-4">
        <span
          aria-hidden="true"
          className="flex size-9 shrink-0 items-center justify-center rounded-8 bg-ink text-canvas print:hidden"
        >
          <Siren className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <p aria-hidden="true" className="pb-1 text-14 font-semibold">
            Offhook
          </p>
          {mention === "none" ? null : (
            <p className="text-14">
              <span className="rounded-4 bg-accent-quiet px-1 font-medium text-accent-ink">@{mention}</span>
            </p>
          )}
          <pre className="font-sans text-14 wrap-anywhere whitespace-pre-wrap">{text}</pre>
        </div>
      </div>
      <figcaption className="flex flex-wrap items-center gap-2 border-t border-line p-2 print:hidden">
        {children}
        <CopyButton text={text} what="message" variant="secondary" />
        <DownloadButton text={text} fileName={`${fileName}.txt`} what="message" />
      </figcaption>
    </figure>
  );
}
