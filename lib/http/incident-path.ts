import { z } from "zod";

/** The one spelling of a number that PostgreSQL's `integer` holds: another address for the same incident would be another page. */
export const IncidentPath = z.object({
  number: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    .pipe(z.int().max(2 ** 31 - 1)),
});
