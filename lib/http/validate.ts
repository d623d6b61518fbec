import type { z } from "zod";
import { type FieldError, RequestProblem } from "#lib/http/problems.ts";

/** Keeps an answer short when the input is not. */
const MOST_ERRORS = 20;
const LONGEST_FIELD = 100;

/**
 * Parses input by its schema.
 * @throws RequestProblem `validation_failed`, naming each wrong field
 */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: (issue) => (isMissing(issue) ? "Required" : undefined) });
  if (parsed.success) return parsed.data;
  const errors = firstOfEach(parsed.error.issues.flatMap(fieldErrors)).slice(0, MOST_ERRORS);
  const fields = errors.map(({ field }) => field || "the body").join(", ");
  throw new RequestProblem("validation_failed", `Not valid: ${fields}.`, { errors });
}

/** What is wrong with a field beyond its first fault mostly follows from that. */
function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  const fields = new Set<string>();
  return errors.filter(({ field }) => !fields.has(field) && fields.add(field));
}

function isMissing(issue: { code?: string | undefined; input?: unknown }): boolean {
  return issue.input === undefined && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), message: "Unknown field" }));
  }
  return [{ field: fieldName(issue.path), message: issue.message }];
}

function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map(String).join(".");
  return name.length > LONGEST_FIELD ? `${name.slice(0, LONGEST_FIELD)}…` : name;
}
