import type { Change } from "#lib/contracts/change.ts";

/**
 * Reads what the stream tells. Null for what an older or newer server tells that this page does not know. By hand, so that
 * the schema library stays out of the browser.
 */
export function changeIn(data: string): Change | null {
  const change = parsed(data);
  switch (change.kind) {
    case "triage":
    case "suspicion":
    case "simulator":
    case "postmortem-template":
    case "calendar":
      return { kind: change.kind };
    case "incident":
      return typeof change.number === "number" && typeof change.version === "number"
        ? { kind: "incident", number: change.number, version: change.version }
        : null;
    case "postmortem":
    case "messages":
    case "viewers":
      return typeof change.number === "number" ? { kind: change.kind, number: change.number } : null;
    case "account":
    case "api-token":
      return typeof change.id === "string" ? { kind: change.kind, id: change.id } : null;
    default:
      return null;
  }
}

function parsed(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
