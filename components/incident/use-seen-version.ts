"use client";

import { useState } from "react";
import type { Failure } from "#lib/client/answer.ts";

/**
 * The version of the record that a person has seen who presses a button now: the one at which they were asked, until they
 * are told what changed since. It stays the same while an answer is lost, so that a retry is the same command as before.
 * @param version of the record as it is now
 */
export function useSeenVersion(version: number, failure: Failure | undefined): number {
  const [seen, setSeen] = useState(version);
  const told = failure?.conflict?.version;
  if (told !== undefined && told > seen) setSeen(told);
  return seen;
}
