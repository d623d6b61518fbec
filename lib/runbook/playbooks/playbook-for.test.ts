import { describe, expect, it } from "vitest";
import { DEGRADATION_SAMPLE } from "#lib/runbook/degradation.ts";
import { ERROR_HINTS, type ErrorHintId } from "#lib/runbook/error-hints.ts";
import { LEAVES, type Leaf } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";
import type { Step } from "#lib/runbook/playbook.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { DEFAULT_RUNBOOK_VALUES, type RunbookValues } from "#lib/runbook/values.ts";

const CONFIGURED: RunbookValues = {
  apiUrl: "https://api.eu.intercom.io/",
  region: "eu",
  workspaceId: "abc123",
  secretId: "acme/live/intercom",
  awsRegion: "eu-central-1",
  namespace: "support",
  deployment: "chat",
  healthUrl: "https://chat.acme.example/health",
  statusPageUrl: "https://status.acme.example",
};

function steps(leaf: Leaf, values: RunbookValues = DEFAULT_RUNBOOK_VALUES): readonly Step[] {
  return playbookFor(leaf, values).steps;
}

function step(leaf: Leaf, id: string, values?: RunbookValues): Step {
  const found = steps(leaf, values).find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}

function hintsIn(leaf: Leaf): Set<ErrorHintId | undefined> {
  return new Set(steps(leaf).map(({ errorHint }) => errorHint));
}

describe("playbookFor", () => {
  it("given all leaves, then step ids are unique, carry their leaf, and do not depend on the values", () => {
    const ids = LEAVES.flatMap((leaf) => steps(leaf).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(LEAVES.flatMap((leaf) => steps(leaf, CONFIGURED).map(({ id }) => id))).toEqual(ids);
    for (const leaf of LEAVES) {
      for (const { id } of steps(leaf)) expect(id).toMatch(new RegExp(`^${leaf}-[a-z-]+$`));
    }
  });

  it.each(LEAVES)("given %s, then its playbook ends with triage, which Offhook can run itself", (leaf) => {
    expect(steps(leaf).at(-1)).toMatchObject({ command: "npx offhook triage", appAction: "run-triage" });
  });

  it.each(LEAVES)("given %s, then every sentence is finished and no template value is missing", (leaf) => {
    for (const { id, text, expected, command, correction } of steps(leaf)) {
      for (const sentence of [text, expected, correction?.reason]) {
        if (sentence !== undefined) expect(sentence, id).toMatch(/^[^!]+[.?]$/);
      }
      expect([text, expected, command].join(), id).not.toMatch(/undefined|\[object| null\b|NaN/);
    }
    expect(LEAF_MEANINGS[leaf].meaning).toMatch(/^[^.]+\.$/);
  });

  it("given nothing configured, then commands carry the runbook's own names and leave the choice of namespace and region", () => {
    expect(step("token", "token-restart").command).toMatch(
      /^kubectl rollout restart deployment\/intercom-service &&\n {2}kubectl rollout status deployment\/intercom-service/,
    );
    expect(step("token", "token-store").command).not.toContain("--region");
    expect(step("infrastructure", "infrastructure-health").command).toContain('--url "$HEALTH_URL"');
  });

  it("given configured values, then commands and links carry them", () => {
    expect(step("token", "token-verify", CONFIGURED).command).toContain("--url https://api.eu.intercom.io/me");
    expect(step("token", "token-store", CONFIGURED).command).toContain("--region=eu-central-1");
    expect(step("token", "token-store", CONFIGURED).command).toContain("--secret-id=acme/live/intercom");
    expect(step("token", "token-restart", CONFIGURED).command).toContain(
      "kubectl --namespace=support rollout restart deployment/chat",
    );
    expect(step("token", "token-regenerate", CONFIGURED).link?.href).toBe(
      "https://app.eu.intercom.com/a/apps/abc123/developer-hub/app-packages",
    );
    expect(step("infrastructure", "infrastructure-health", CONFIGURED).command).toContain(
      "https://chat.acme.example/health",
    );
    expect(step("infrastructure", "infrastructure-dns", CONFIGURED).command).toContain(
      "getent hosts api.eu.intercom.io",
    );
    expect(step("upstream", "upstream-check-status", CONFIGURED).command).toMatch(
      /^for page in https:\/\/status\.acme\.example; do/,
    );
  });

  it("given addresses that are no web addresses, then they become no links", () => {
    const hostile = { ...CONFIGURED, statusPageUrl: "javascript:alert(1)", apiUrl: "data:text/html,x" };
    for (const leaf of LEAVES) {
      for (const { link } of steps(leaf, hostile)) {
        if (link !== undefined) expect(link.href).toMatch(/^https:\/\//);
      }
    }
    expect(step("upstream", "upstream-check-status", hostile)).not.toHaveProperty("link");
  });

  it("given token, then the region is checked before anything is rotated, and the new token is seen to work at the end", () => {
    expect(steps("token").map(({ id }) => id)).toEqual([
      "token-check-region",
      "token-verify",
      "token-regenerate",
      "token-store",
      "token-restart",
      "token-offhook",
      "token-triage",
    ]);
    expect(step("token", "token-restart").expected).toContain("paused");
    expect(step("token", "token-triage").expected).toContain("200");
  });

  it("given one of Intercom's own hosts, then the region check asks all three; given another, that one alone", () => {
    const ask = (apiUrl: string) =>
      step("token", "token-check-region", { ...CONFIGURED, apiUrl }).command?.split("\n")[0];
    const all = "for host in https://api.intercom.io https://api.eu.intercom.io https://api.au.intercom.io; do";
    expect(ask("https://api.au.intercom.io")).toBe(all);
    expect(ask("https://api.eu.intercom.io/")).toBe(all);
    expect(ask("http://127.0.0.1:4101/intercom")).toBe("for host in http://127.0.0.1:4101/intercom; do");
  });

  it.each(["upstream", "server-error", "rate-limit"] as const)(
    "given %s, then it shows the corrected degradation code and the cache-warming hint",
    (leaf) => {
      expect(step(leaf, `${leaf}-degradation-code`).code).toBe(DEGRADATION_SAMPLE);
      expect(step(leaf, `${leaf}-warm-cache`).errorHint).toBe("cold-cache");
      expect(step(leaf, `${leaf}-degrade`).errorHint).toBe("cold-cache");
    },
  );

  it("given infrastructure, then pods, memory, network and DNS each have a command", () => {
    for (const part of ["pods", "memory", "network", "dns"]) {
      expect(step("infrastructure", `infrastructure-${part}`).command, part).toContain("kubectl");
    }
  });

  it("given the error-handling rows, then each appears where it happens", () => {
    expect(step("token", "token-regenerate").errorHint).toBe("no-developer-hub-access");
    expect(step("scope", "scope-add").errorHint).toBe("no-developer-hub-access");
    for (const leaf of ["upstream", "server-error", "degraded", "intermittent"] as const) {
      expect(step(leaf, `${leaf}-check-status`).errorHint).toBe("status-page-unreachable");
    }
    for (const leaf of LEAVES) expect(hintsIn(leaf)).toContain("token-not-set");
    const everywhere = new Set(LEAVES.flatMap((leaf) => [...hintsIn(leaf)]));
    expect(Object.keys(ERROR_HINTS).filter((id) => !everywhere.has(id as ErrorHintId))).toEqual([]);
  });
});

describe("the error-handling table", () => {
  it("given the runbook's four rows, then they stand here word for word", () => {
    expect(Object.values(ERROR_HINTS).map(({ issue, cause, solution }) => [issue, cause, solution])).toEqual([
      ["Triage script fails", "Token not set", "Export INTERCOM_ACCESS_TOKEN"],
      ["Status page unreachable", "DNS/network", "Try mobile network or VPN"],
      ["Can't rotate token", "No Developer Hub access", "Escalate to workspace admin"],
      ["Cache empty during outage", "No pre-warming", "Implement cache warming job"],
    ]);
  });
});

describe("the leaves' responses", () => {
  it("given upstream, then they are the runbook's three lines", () => {
    expect(LEAF_MEANINGS.upstream.response).toEqual([
      "Enable graceful degradation",
      "Monitor for resolution",
      "No action needed on our side",
    ]);
  });

  it.each([
    ["token", "Rotate token"],
    ["scope", "Add OAuth scope"],
    ["rate-limit", "Enable queue/backoff"],
    ["server-error", "Retry with backoff"],
    ["intermittent", "Monitor"],
    ["infrastructure", "Check pods, memory, network, DNS"],
  ] as const)("given %s, then the runbook's answer %j is among them", (leaf, answer) => {
    expect(LEAF_MEANINGS[leaf].response).toContain(answer);
  });
});
