"use client";

import { useEffect, useRef, useState } from "react";
import { complaintAboutSize, complaintAboutText, nothingFoundIn } from "#components/incident/logs/log-source.ts";
import { parseLogInSlices } from "#lib/logs/parse-log.ts";
import type { ParsedLog } from "#lib/logs/parsed-log.ts";

type LogReading = {
  /** Reads a log in the page, and nowhere else. A second one takes the place of the first. */
  read: (source: string | File) => Promise<void>;
  /** How much of it is read, from 0 to 1; null while none is. */
  progress: number | null;
  /** Why there is nothing to show for it, and what to do. */
  complaint: string | null;
  stop: () => void;
};

export function useLogReading(onParsed: (log: ParsedLog) => void): LogReading {
  const [progress, setProgress] = useState<number | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const under = useRef<AbortController>(null);
  useEffect(() => () => under.current?.abort(), []);

  const read = async (source: string | File) => {
    under.current?.abort();
    const own = new AbortController();
    under.current = own;
    setProgress(0);
    setComplaint(null);
    const found = await parsedFrom(source, own.signal, setProgress);
    if (own.signal.aborted) return;
    setProgress(null);
    if (typeof found === "string") setComplaint(found);
    else if (found.finds.length === 0) setComplaint(nothingFoundIn(found));
    else onParsed(found);
  };
  return {
    read,
    progress,
    complaint,
    stop: () => {
      under.current?.abort();
      setProgress(null);
    },
  };
}

/** What was found, or in words why nothing could be looked for. */
async function parsedFrom(
  source: string | File,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<ParsedLog | string> {
  try {
    if (typeof source !== "string") {
      const tooLarge = complaintAboutSize(source.size);
      if (tooLarge !== null) return tooLarge;
    }
    const text = typeof source === "string" ? source : await source.text();
    return complaintAboutText(text) ?? (await parseLogInSlices(text, { signal, onProgress }));
  } catch {
    // Also where it was stopped: whoever did so does not read this.
    return typeof source === "string"
      ? "This log could not be read. Paste a smaller part of it, or add the ids by hand."
      : "The file could not be read. Choose it again, or paste what is in it.";
  }
}
