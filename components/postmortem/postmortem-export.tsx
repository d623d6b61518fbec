"use client";

import { Copy, Download } from "lucide-react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { usePostmortemOnPage } from "#components/postmortem/postmortem-context.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { useLoaded } from "#components/ui/use-loaded.ts";
import { incidentName } from "#lib/incident/labels.ts";

const loadPostmortemOf = () => import("#lib/incident/postmortem-of.ts").then((module) => module.postmortemOf);

const ICON_ONLY = "min-w-8 pointer-coarse:min-w-11";

/** Takes the document elsewhere: onto the clipboard as the page has it, or as the file that the server keeps under one address. */
export function PostmortemExport() {
  const { record } = useIncidentOnPage();
  const { postmortem, textsNow } = usePostmortemOnPage();
  const postmortemOf = useLoaded(loadPostmortemOf);
  const { number } = record;
  return (
    <div className="flex sm:gap-1">
      {postmortemOf === undefined ? (
        <button
          type="button"
          aria-disabled="true"
          aria-label="Copy postmortem"
          className={buttonClasses("quiet", "small", ICON_ONLY)}
        >
          <Copy aria-hidden="true" />
        </button>
      ) : (
        <CopyButton
          text={() => postmortemOf(record, { outline: postmortem.outline, texts: textsNow() })}
          what="postmortem"
          iconOnly
        />
      )}
      <a
        href={`/api/incidents/${number}/postmortem.md`}
        download={`${incidentName(number)}-postmortem.md`}
        aria-label="Download postmortem"
        title="Download postmortem"
        className={buttonClasses("quiet", "small", ICON_ONLY)}
      >
        <Download aria-hidden="true" />
      </a>
    </div>
  );
}
