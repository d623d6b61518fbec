import { Copy, Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { incidentName } from "#lib/incident/labels.ts";

type PostmortemExportProps = {
  number: number;
  /** Undefined while what writes it is on its way. */
  markdown: string | undefined;
};

/** Takes the document elsewhere: onto the clipboard as the page has it, or as the file that the server keeps under one address. */
export function PostmortemExport({ number, markdown }: PostmortemExportProps) {
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {markdown === undefined ? (
        <Button size="small" aria-disabled="true">
          <Copy aria-hidden="true" />
          Copy postmortem
        </Button>
      ) : (
        <CopyButton text={markdown} what="postmortem" variant="secondary" />
      )}
      <a
        href={`/api/incidents/${number}/postmortem.md`}
        download={`${incidentName(number)}-postmortem.md`}
        className={buttonClasses("secondary", "small")}
      >
        <Download aria-hidden="true" />
        Download postmortem
      </a>
    </div>
  );
}
