import { copyText } from "#components/ui/copy-text.ts";
import { toast } from "#components/ui/toast.tsx";
import { incidentName } from "#lib/incident/labels.ts";

const DEADLINE_MS = 10_000;

/** Copies the incident's Slack message as the server has it, and says whether it did. */
export async function copySlackMessage(number: number): Promise<void> {
  const text = await fetchText(`/api/incidents/${number}/slack-message`);
  if (text === null) {
    toast("error", "Not copied: the server did not give the message. The incident's page has it too.");
  } else if (await copyText(text)) {
    toast("success", `Copied the Slack message of ${incidentName(number)}`);
  } else {
    toast("error", "Not copied: the browser does not allow it. Copy it by hand on the incident's page.");
  }
}

/** Null where no text came. */
async function fetchText(path: string): Promise<string | null> {
  try {
    const response = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(DEADLINE_MS) });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
