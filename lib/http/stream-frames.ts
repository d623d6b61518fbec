import type { HubMessage } from "#lib/realtime/hub.ts";

/** How soon a browser connects again. */
export const RETRY_FRAME = "retry: 1000\n\n";
export const BEAT_FRAME = frame("beat", {});

/** What pages are told of what a process hears. */
export type ToldMessage = Exclude<HubMessage, { kind: "signal" }>;

/** A message as the event that tells it. */
export function frameOf(message: ToldMessage): string {
  return message.kind === "change" ? frame("change", message.change) : frame(message.kind, {});
}

/** What an open page cannot show to anybody else is told to administrators alone. */
export function isForAdministrators(message: ToldMessage): boolean {
  return message.kind === "change" && (message.change.kind === "account" || message.change.kind === "api-token");
}

/** JSON has no line breaks, so that it is one line of data. */
function frame(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
