import { z } from "zod";

/** Printable, without spaces: these are kept, and shown to people who look for them at Intercom. */
const word = (longest: number, what: string) =>
  z.string().regex(new RegExp(`^[\\x21-\\x7e]{1,${longest}}$`), {
    error: `Expected ${what} of at most ${longest} visible ASCII characters`,
  });

/** Unix seconds, up to the year 9999: what a record can hold. */
const UnixSeconds = z.int().min(0).max(253_402_300_799);

/** What Intercom sends to see whether its notifications arrive. It stands for no event and has no id. */
export const PING = "ping";

/**
 * A notification of Intercom, as far as it is read: when it was made and sent, never what it is about
 * (https://developers.intercom.com/docs/webhooks/webhook-notifications). Other fields may come along.
 */
export const IntercomNotification = z
  .object({
    type: z.literal("notification_event"),
    id: word(200, "an id").nullable(),
    topic: word(100, "a topic"),
    created_at: UnixSeconds,
    /** Of the first attempt, whichever this one is. */
    first_sent_at: UnixSeconds,
    delivery_attempts: z.int().min(0).max(1_000_000),
  })
  .refine(({ id, topic }) => id !== null || topic === PING, { path: ["id"], error: "Required" });
export type IntercomNotification = z.infer<typeof IntercomNotification>;
