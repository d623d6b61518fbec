/**
 * The runbook's graceful degradation pattern, corrected: TypeScript for `intercom-client` 7.0 and `lru-cache` 11, shown as
 * it stands here. A test type-checks this exact text and runs it.
 *
 * Behaviour of `intercom-client` 7.0.3 behind it: a time-out and a network failure both arrive as an `IntercomError` without
 * `statusCode`; by default it retries twice and waits up to 20 s for each try.
 */
export const DEGRADATION_SAMPLE = `import { IntercomClient, IntercomError, IntercomTimeoutError } from "intercom-client";
import { LRUCache } from "lru-cache";

// By default the client waits 20 s and tries three times. Fall back before the customer has given up.
const client = new IntercomClient({
  token: () => process.env.INTERCOM_ACCESS_TOKEN ?? "",
  timeoutInSeconds: 5,
  maxRetries: 0,
});

type Contact = Awaited<ReturnType<typeof client.contacts.find>>;
type MaybeStale<T> = T & { _stale?: true };

const ONE_HOUR_MS = 60 * 60 * 1000;
const cache = new LRUCache<string, Contact>({ max: 10_000, ttl: ONE_HOUR_MS });

export async function getContactWithFallback(contactId: string): Promise<MaybeStale<Contact>> {
  try {
    const contact = await client.contacts.find({ contact_id: contactId });
    cache.set(contactId, contact); // Update cache on success
    return contact;
  } catch (error) {
    const cached = isOutage(error) ? cache.get(contactId) : undefined;
    if (cached === undefined) throw error;
    console.warn(\`[Intercom] Serving cached data for \${contactId} due to \${reasonOf(error)}\`);
    return { ...cached, _stale: true };
  }
}

/** Only what says nothing about the contact itself: a 404 must stay a 404, and a dead token must be noticed. */
function isOutage(error: unknown): boolean {
  if (error instanceof IntercomTimeoutError) return true;
  if (!(error instanceof IntercomError)) return false;
  const status = error.statusCode;
  return status === undefined || status === 408 || status === 429 || status >= 500; // undefined: no answer came
}

function reasonOf(error: unknown): string {
  return error instanceof IntercomError && error.statusCode !== undefined ? String(error.statusCode) : "no answer";
}
`;
