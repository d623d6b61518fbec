import { z } from "zod";
import { Role } from "#lib/contracts/account.ts";

/** Somebody who can be given a role, an action item or a word: an account that may sign in, without its e-mail address. */
export const Person = z.object({ id: z.uuid(), name: z.string(), role: Role });
export type Person = z.infer<typeof Person>;

/** `GET /api/people`: by name. */
export const People = z.object({ people: z.array(Person) });
export type People = z.infer<typeof People>;
