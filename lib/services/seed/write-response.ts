import type { Declaration } from "#lib/incident/command.ts";
import type { RequestId } from "#lib/incident/request-id.ts";
import { actionOf } from "#lib/runbook/cause-and-action.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import { playbookFor } from "#lib/runbook/playbooks/playbook-for.ts";
import { SEVERITIES, type Severity } from "#lib/runbook/severity.ts";
import { DEFAULT_RUNBOOK_VALUES } from "#lib/runbook/values.ts";
import { fill, handleOf } from "#lib/services/seed/cast.ts";
import type { StoryWriter } from "#lib/services/seed/story-writer.ts";
import { type Instant, instant } from "#lib/text/instant.ts";

/** The entries that somebody may come back to after the incident. */
export type Response = { readonly note: number | null; readonly mitigation: Mitigation };
type Mitigation = { readonly entry: number; readonly at: Instant };

/** What is done while the incident lasts, up to its end where it has one. */
export function writeResponse(story: StoryWriter, declaration: Declaration): Response {
  const { random, plot } = story;
  const note = look(story, declaration);
  identify(story, declaration);
  const waits = random.chance(OFTEN_WAITS[plot.scene.leaf] ?? 0);
  if (waits) startWaiting(story);
  const mitigation = mitigate(story);
  if (random.chance(0.4)) tickSteps(story);
  if (random.chance(0.7)) countAffected(story, declaration);
  watch(story, { waits });
  if (plot.staysOpen) return { note, mitigation };
  resolve(story);
  if (random.chance(0.05)) comeBack(story);
  return { note, mitigation };
}

/** The leaves at which Intercom has to act, and how often somebody says so. */
const OFTEN_WAITS: Partial<Record<Leaf, number>> = { upstream: 0.7, "server-error": 0.5, degraded: 0.3 };
const WAITS_FOR = ["Intercom has the request ids", "Intercom works on it, see its status page", null] as const;

/** @returns the note's entry */
function look(story: StoryWriter, declaration: Declaration): number | null {
  const { random, cast, plot } = story;
  if (random.chance(0.85)) {
    story.pass(0.1, 3);
    story.write(cast.commander, { type: "acknowledge" });
  }
  if (declaration.commander === null) {
    const commander = handleOf(cast.commander);
    story.write(cast.commander, { type: "set-commander", expectedVersion: story.version, commander, note: null });
  }
  if (plot.scene.failures.length > 0 && random.chance(0.8)) {
    story.pass(0.5, 3);
    story.write(cast.responder, { type: "add-request-ids", requestIds: requestIds(story) });
  }
  story.passTo(0.25);
  const note = random.chance(0.6)
    ? story.write(cast.responder, {
        type: "add-note",
        text: story.say(plot.scene.findings),
        exported: random.chance(0.2),
        ...(random.chance(0.4) && { at: story.ago(6) }),
      })
    : null;
  if (random.chance(0.2)) {
    const severity = random.pick(nextTo(declaration.severity));
    story.write(cast.commander, { type: "set-severity", expectedVersion: story.version, severity });
  }
  return note;
}

/** It is worse, or better, than it seemed. */
function nextTo(severity: Severity): Severity[] {
  const index = SEVERITIES.indexOf(severity);
  return SEVERITIES.filter((_, other) => Math.abs(other - index) === 1);
}

function requestIds(story: StoryWriter): RequestId[] {
  const { random, plot, cast } = story;
  return Array.from({ length: random.whole(1, 4) }, () => {
    const { endpoint, ...answer } = random.pick(plot.scene.failures);
    return {
      id: random.uuid(),
      endpoint: endpoint === null ? null : fill(endpoint, cast),
      ...answer,
      at: story.ago(plot.minutes),
    };
  });
}

function identify(story: StoryWriter, declaration: Declaration): void {
  const { random, cast, plot } = story;
  const { leaf } = plot.scene;
  story.passTo(0.4);
  if (declaration.leaf === null) {
    story.write(cast.commander, { type: "set-leaf", expectedVersion: story.version, leaf });
    story.write(cast.commander, { type: "set-action", expectedVersion: story.version, action: actionOf(leaf) });
  }
  if (declaration.impact === null) {
    const impact = story.say(plot.scene.impacts);
    story.write(cast.commander, { type: "set-impact", expectedVersion: story.version, impact });
  }
  const cause = story.say(plot.scene.causes);
  story.write(cast.commander, { type: "set-cause", expectedVersion: story.version, cause });
  story.write(cast.commander, { type: "set-status", expectedVersion: story.version, status: "IDENTIFIED" });
  if (random.chance(0.35)) promise(story, 30);
}

function mitigate(story: StoryWriter): Mitigation {
  const { random, cast, plot } = story;
  story.passTo(0.6);
  story.pass(0, 2);
  const at = random.chance(0.5) ? story.ago(8) : instant(story.now);
  const text = story.say(plot.scene.mitigations);
  return { entry: story.write(cast.responder, { type: "record-mitigation", text, at }), at };
}

function countAffected(story: StoryWriter, { severity }: Declaration): void {
  const { cast, random } = story;
  // P4 is without user impact.
  const { conversations, users } = severity === "P4" ? { conversations: 0, users: 0 } : cast.facts;
  story.write(cast.commander, {
    type: "set-affected",
    expectedVersion: story.version,
    conversations: Number(conversations),
    // Often only the conversations can be counted.
    ...(random.chance(0.7) && { users: Number(users) }),
  });
}

/** There is nothing left to do here until Intercom has mended it. */
function startWaiting(story: StoryWriter): void {
  const { cast, random } = story;
  story.pass(0.5, 3);
  const reason = random.pick(WAITS_FOR);
  story.write(cast.commander, { type: "start-waiting", reason });
}

/** Those that were done by then, from the first on. */
function tickSteps(story: StoryWriter): void {
  const { random, cast, plot } = story;
  const { steps } = playbookFor(plot.scene.leaf, DEFAULT_RUNBOOK_VALUES);
  for (const { id } of steps.slice(0, random.whole(1, 3))) {
    story.pass(0.2, 2);
    story.write(random.pick([cast.commander, cast.responder]), { type: "tick-step", step: id });
  }
}

/** A wait that nobody ended ends with the incident. */
function watch(story: StoryWriter, { waits }: { waits: boolean }): void {
  const { random, cast } = story;
  story.passTo(0.75);
  if (waits && random.chance(0.8)) story.write(cast.responder, { type: "end-waiting" });
  if (!random.chance(0.8)) return;
  story.write(cast.commander, { type: "set-status", expectedVersion: story.version, status: "MONITORING" });
  if (random.chance(0.3)) promise(story, 60);
}

function promise(story: StoryWriter, minutes: number): void {
  const nextUpdateAt = story.promise(minutes);
  story.write(story.cast.commander, { type: "set-next-update", expectedVersion: story.version, nextUpdateAt });
}

function resolve(story: StoryWriter): void {
  const { random, cast, plot } = story;
  story.passTo(1);
  const ended = instant(story.now);
  const isToldLater = random.chance(0.3);
  if (isToldLater) story.pass(2, 15);
  story.write(cast.commander, {
    type: "resolve",
    expectedVersion: story.version,
    fix: story.say(plot.scene.fixes),
    ...(isToldLater && { at: ended }),
  });
}

const RETURNS = [
  "Errors are back at {rate} %",
  "Agents report the same again",
  "{service} fails again since its restart",
] as const;

/** It was not over after all. */
function comeBack(story: StoryWriter): void {
  const { cast, plot } = story;
  story.pass(10, 90);
  story.write(cast.responder, { type: "reopen", expectedVersion: story.version, reason: story.say(RETURNS) });
  story.pass(5, 40);
  story.write(cast.responder, { type: "record-mitigation", text: story.say(plot.scene.mitigations) });
  story.pass(10, 60);
  const fix = story.say(plot.scene.fixes);
  story.write(cast.commander, { type: "resolve", expectedVersion: story.version, fix });
}
