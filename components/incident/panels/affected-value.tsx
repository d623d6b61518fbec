"use client";

import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { IncidentValue } from "#components/incident/panels/incident-value.tsx";
import { readCount } from "#components/incident/panels/read-count.ts";
import type { SaveValue } from "#components/incident/use-edited-value.ts";
import { TextInput } from "#components/ui/text-input.tsx";
import type { Answer } from "#lib/client/answer.ts";

/** How many were affected; empty is unknown, which is not the same as none. */
export function AffectedValue({ label, name }: { label: string; name: "conversations" | "users" }) {
  const { record, send } = useIncidentOnPage();
  const save: SaveValue = async (text, expectedVersion) => {
    const count = readCount(text);
    if (count === undefined) return notANumber(name);
    return send({ type: "set-affected", expectedVersion, [name]: count });
  };
  return (
    <IncidentValue
      label={label}
      name={`affected.${name}`}
      text={String(record.affected[name] ?? "")}
      words={(text) =>
        text === "" ? <span className="text-muted">unknown</span> : <span className="figures">{grouped(text)}</span>
      }
      command="set-affected"
      save={save}
      field={name}
    >
      {({ onChange, ...control }) => (
        <TextInput
          {...control}
          inputMode="numeric"
          autoComplete="off"
          hint="Empty: unknown"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </IncidentValue>
  );
}

/** `12,000`; what is no number stands as it was typed. */
function grouped(text: string): string {
  const count = readCount(text);
  return typeof count === "number" ? count.toLocaleString("en") : text;
}

function notANumber(field: string): Answer<never> {
  const message = "Enter a whole number, for instance 1200, or nothing for unknown";
  return { ok: false, failure: { code: "invalid_command", status: null, message, fields: { [field]: message } } };
}
