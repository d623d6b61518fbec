import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Playbook } from "#lib/runbook/playbook.ts";
import { degradedPlaybook } from "#lib/runbook/playbooks/degraded.ts";
import { infrastructurePlaybook } from "#lib/runbook/playbooks/infrastructure.ts";
import { intermittentPlaybook } from "#lib/runbook/playbooks/intermittent.ts";
import { planPlaybook } from "#lib/runbook/playbooks/plan.ts";
import { rateLimitPlaybook } from "#lib/runbook/playbooks/rate-limit.ts";
import { requestPlaybook } from "#lib/runbook/playbooks/request.ts";
import { scopePlaybook } from "#lib/runbook/playbooks/scope.ts";
import { serverErrorPlaybook } from "#lib/runbook/playbooks/server-error.ts";
import { tokenPlaybook } from "#lib/runbook/playbooks/token.ts";
import { upstreamPlaybook } from "#lib/runbook/playbooks/upstream.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

const PLAYBOOKS: Readonly<Record<Leaf, (values: RunbookValues) => Playbook>> = {
  upstream: upstreamPlaybook,
  token: tokenPlaybook,
  scope: scopePlaybook,
  plan: planPlaybook,
  "rate-limit": rateLimitPlaybook,
  "server-error": serverErrorPlaybook,
  degraded: degradedPlaybook,
  request: requestPlaybook,
  infrastructure: infrastructurePlaybook,
  intermittent: intermittentPlaybook,
};

/** The leaf's steps with the configured values in their commands. */
export function playbookFor(leaf: Leaf, values: RunbookValues): Playbook {
  return PLAYBOOKS[leaf](values);
}
