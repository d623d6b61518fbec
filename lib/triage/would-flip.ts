import type { Fact, ProbeName, Reading } from "#lib/contracts/triage.ts";
import { endpointOf } from "#lib/triage/facts.ts";
import { type Judgement, judge } from "#lib/triage/judgement.ts";
import { AUTHENTICATED, troublesIn } from "#lib/triage/trouble.ts";

/** A change of the evidence that could come next. */
type Supposition = { readonly probe: ProbeName; readonly words: string; readonly readings: readonly Reading[] };

/** What would turn the judgement, and into what. */
export function wouldFlip(readings: readonly Reading[], now: Judgement, slowMs: number): Fact[] {
  return suppositions(readings).flatMap((supposition): Fact[] => {
    const then = judge(supposition.readings, slowMs);
    const same = then.side === now.side && then.leaf === now.leaf && then.severity === now.severity;
    return same ? [] : [{ probe: supposition.probe, fact: `If ${supposition.words}: ${outcome(then)}` }];
  });
}

/** Each is judged like real evidence, so what is said of it cannot differ from what a run would say. */
function suppositions(readings: readonly Reading[]): Supposition[] {
  const troubles = troublesIn(readings).map(({ probe }) => probe);
  const troubled = troubles.filter((probe) => probe !== "webhooks");
  // An incident on the API explains late webhooks too, but its own component is what one would look for.
  const component = troubles[0] === "webhooks" ? "Webhooks" : "REST API";
  return [
    ...(troubled.length === 0
      ? []
      : [
          {
            probe: troubled[0] ?? "api",
            words: `${troubledCalls(troubled)} answered promptly with 200`,
            readings: replace(readings, [...AUTHENTICATED], { state: "ok", value: "200", httpStatus: 200, code: null }),
          },
        ]),
    ...(troubles.includes("webhooks")
      ? [
          {
            probe: "webhooks" as const,
            words: "webhooks came on time again",
            readings: replace(readings, ["webhooks"], { state: "ok", value: "on time", httpStatus: null, code: null }),
          },
        ]
      : []),
    {
      probe: "edge",
      words: "Intercom's edge answered",
      readings: replace(readings, ["edge"], { state: "ok", value: "401", httpStatus: 401, code: null }),
    },
    {
      probe: "incidents",
      words: `the status page reported an incident on our region's ${component}`,
      readings: pageSays(readings, {
        state: component === "Webhooks" ? "warn" : "fail",
        value: "1 unresolved",
        code: component === "Webhooks" ? "webhooks" : "rest_api",
      }),
    },
    {
      probe: "incidents",
      words: "the status page reported no incident of ours",
      readings: pageSays(readings, { state: "ok", value: "0 unresolved", code: null }),
    },
    {
      probe: "health",
      words: "our own health check said healthy",
      readings: replace(readings, ["health"], { state: "ok", value: "healthy", httpStatus: 200, code: null }),
    },
    {
      probe: "health",
      words: "our own health check said unhealthy",
      readings: replace(readings, ["health"], { state: "fail", value: "unhealthy", httpStatus: 503, code: null }),
    },
  ];
}

/** A failing `/me` means that all calls fail. */
function troubledCalls(troubled: readonly ProbeName[]): string {
  return troubled.includes("api") ? "Intercom's API" : troubled.map(endpointOf).join(" and ");
}

type Change = Pick<Reading, "state" | "value" | "code">;

function pageSays(readings: readonly Reading[], incidents: Change): Reading[] {
  const answered = replace(readings, ["status"], { state: "ok", value: "as supposed", httpStatus: 200, code: null });
  return replace(answered, ["incidents"], { ...incidents, httpStatus: 200 });
}

/** Only what was asked can answer otherwise. */
function replace(
  readings: readonly Reading[],
  probes: ProbeName[],
  change: Change & { httpStatus: number | null },
): Reading[] {
  return readings.map((reading) =>
    probes.includes(reading.probe) ? { ...reading, ...change, latencyMs: 0, requestIds: [] } : reading,
  );
}

function outcome({ side, leaf, severity }: Judgement): string {
  return `${side}, ${leaf}, ${severity ?? "nothing to declare"}`;
}
