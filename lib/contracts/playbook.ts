import { z } from "zod";
import { Leaf } from "#lib/incident/event.ts";

/** A step of a playbook, as the API tells it; see `Step` of lib/runbook/playbook.ts. */
export const StepView = z.object({
  /** Stable and unique among all playbooks: the name of the step in commands. */
  id: z.string(),
  title: z.string(),
  text: z.string(),
  /** What a person should see when the step went well, and what other outcomes mean. */
  expected: z.string().optional(),
  link: z.object({ label: z.string(), href: z.string() }).optional(),
  /** What Offhook can do itself in place of the step's command. */
  appAction: z.enum(["run-triage", "verify-token", "check-rate-limit", "check-status-page", "check-health"]).optional(),
  /** A row of the runbook's error-handling table. */
  errorHint: z.enum(["token-not-set", "status-page-unreachable", "no-developer-hub-access", "cold-cache"]).optional(),
  /** Where facts changed the runbook. */
  correction: z.object({ runbook: z.string(), reason: z.string() }).optional(),
  kind: z.enum(["do", "check", "command", "code"]),
  /** With the configured values filled in; never with a token. */
  command: z.string().optional(),
  code: z.string().optional(),
});
export type StepView = z.infer<typeof StepView>;

/** What to do at one end of the decision tree, in order, with the configured values filled in. */
export const PlaybookView = z.object({
  leaf: Leaf,
  title: z.string(),
  doneWhen: z.string(),
  steps: z.array(StepView),
});
export type PlaybookView = z.infer<typeof PlaybookView>;

/** Which workspace of Intercom's this is about, as its support asks for it. Null is what nobody knows. */
export const Workspace = z.object({
  /** As it stands in Intercom's addresses. */
  id: z.string().nullable(),
  region: z.enum(["us", "eu", "au"]).nullable(),
});
export type Workspace = z.infer<typeof Workspace>;
