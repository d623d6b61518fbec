"use client";

import { FileText } from "lucide-react";
import { type ClipboardEvent, type DragEvent, type RefObject, useRef, useState } from "react";
import { MOST_SHOWN, megabytes } from "#components/incident/logs/log-source.ts";
import { ReadingProgress } from "#components/incident/logs/reading-progress.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { Field } from "#components/ui/field.tsx";

type LogInputProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  onLog: (source: string | File) => void;
  /** How much is read, from 0 to 1; null while nothing is. */
  progress: number | null;
  complaint: string | null;
  onStop: () => void;
};

/** Takes a log as it comes: pasted, dropped, as a file, or typed. */
export function LogInput({ field, onLog, progress, complaint, onStop }: LogInputProps) {
  const file = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  /** What was given in another way than into the field. */
  const [held, setHeld] = useState("");
  const [several, setSeveral] = useState(false);

  const takeText = (text: string) => {
    setSeveral(false);
    setHeld("");
    onLog(text);
  };
  const takeFiles = (files: FileList | null) => {
    const [only, another] = files ?? [];
    setSeveral(another !== undefined);
    if (only === undefined || another !== undefined) return;
    setHeld(`${only.name}, ${megabytes(only.size)}`);
    onLog(only);
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      takeFiles(event.clipboardData.files);
    } else if (text.length > MOST_SHOWN) {
      event.preventDefault();
      takeText(text);
      setHeld(`Pasted: ${megabytes(text.length)}, too long to be shown here`);
    } else if (field.current?.value === "") takeText(text);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) takeFiles(event.dataTransfer.files);
    else if (event.dataTransfer.getData("text/plain") !== "") takeText(event.dataTransfer.getData("text/plain"));
  };
  const said = several ? "One file at a time, please: choose the one in which the calls fail." : complaint;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file can be dropped anywhere here; the button does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames("flex flex-col gap-3 rounded-8", isOver && "outline-2 outline-offset-8 outline-accent")}
    >
      <Field label="Log" hint="Paste it here, or drop a .log, .txt or .json file." error={said ?? undefined}>
        {(control) => (
          <textarea
            {...control}
            ref={field}
            spellCheck={false}
            onPaste={paste}
            className={classNames(CONTROL, "h-[40dvh] resize-none py-2 font-mono text-12 sm:h-64")}
          />
        )}
      </Field>
      <p className="text-12 wrap-anywhere text-muted empty:hidden">{held}</p>
      <input
        ref={file}
        type="file"
        accept=".log,.txt,.json,.jsonl,.ndjson,text/plain,application/json"
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={({ target }) => {
          takeFiles(target.files);
          // The same file may be chosen again, once it was changed.
          target.value = "";
        }}
      />
      {progress === null ? null : <ReadingProgress done={progress} onStop={onStop} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => file.current?.click()}>
          <FileText aria-hidden="true" />
          Choose a file
        </Button>
        <Button
          variant="primary"
          busy={progress !== null}
          busyLabel="Reading"
          onClick={() => takeText(field.current?.value ?? "")}
        >
          Find request ids
        </Button>
      </div>
    </div>
  );
}
