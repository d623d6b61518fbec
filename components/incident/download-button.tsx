"use client";

import { Download } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

type DownloadButtonProps = {
  text: string;
  /** With its ending: the browser opens it by that. */
  fileName: string;
  /** What is downloaded, for instance "message": the button then says "Download message". */
  what: string;
};

/** Hands text over as a file, byte for byte. Made in the browser, so that no server is needed. */
export function DownloadButton({ text, fileName, what }: DownloadButtonProps) {
  return (
    <Button size="small" variant="quiet" onClick={() => download(text, fileName)}>
      <Download aria-hidden="true" />
      Download {what}
    </Button>
  );
}

function download(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // Not at once: some browsers begin to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(address));
}
