"use client";

import type { ReactNode } from "react";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import type { SaveValue } from "#components/incident/use-edited-value.ts";
import { type EditorControl, ValueEditor } from "#components/incident/value-editor.tsx";
import type { CommandType } from "#lib/incident/command.ts";
import type { ValueName } from "#lib/incident/value-name.ts";

type IncidentValueProps = {
  label: string;
  name: ValueName;
  text: string;
  words: (text: string) => ReactNode;
  /** The command that replaces it. */
  command: CommandType;
  save: SaveValue;
  field: string;
  /** It is the title of the page. */
  isTitle?: boolean;
  children: (control: EditorControl) => ReactNode;
};

/** A value of the incident that can be edited where it stands. */
export function IncidentValue({ name, command, ...editor }: IncidentValueProps) {
  const { record, may } = useIncidentOnPage();
  return (
    <ValueEditor
      {...editor}
      id={editorId(name)}
      draft={`${name}.${record.number}`}
      version={record.version}
      lastChange={record.changes[name]}
      mayEdit={may(command)}
    />
  );
}

/** The id of the value's editor. */
export function editorId(name: ValueName): string {
  return `edit-${name}`;
}
