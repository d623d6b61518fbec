import { createHmac } from "node:crypto";

/** Intercom waits no longer for an answer. */
const DEADLINE_MS = 5_000;

const USER_AGENT = "intercom-parrot-service-client/1.0";

/** Whether something answers at the address, as Intercom asks before it keeps it. */
export async function isReceived(url: string, stop: AbortSignal): Promise<boolean> {
  return (await statusOf(url, { method: "HEAD" }, stop)) === 200;
}

/** Sends one body with its signature; null where no answer came in time. */
export function deliverWebhook(
  { url, body, secret }: { url: string; body: string; secret: string },
  stop: AbortSignal,
): Promise<number | null> {
  const signature = createHmac("sha1", secret).update(body).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature": `sha1=${signature}` };
  return statusOf(url, { method: "POST", body, headers }, stop);
}

async function statusOf(url: string, request: RequestInit, stop: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch(url, {
      ...request,
      headers: { ...request.headers, "user-agent": USER_AGENT },
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(DEADLINE_MS)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}
