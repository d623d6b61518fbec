import { callIntercomWithoutToken, deployment, hostOf, kubectl, readHealth, rollOut } from "#lib/runbook/commands.ts";
import type { Playbook, Step } from "#lib/runbook/playbook.ts";
import { runTriage } from "#lib/runbook/shared-steps.ts";
import { shellQuote } from "#lib/runbook/shell-quote.ts";
import type { RunbookValues } from "#lib/runbook/values.ts";

const STATUS_ONLY = "-o /dev/null -w '%{http_code} from %{remote_ip}, %{time_total}s\\n'";

const TERMINATIONS =
  `jsonpath='{range .items[*]}{.metadata.name}{"\\t"}{range .status.containerStatuses[*]}` +
  `{.restartCount}{" restarts "}{.lastState.terminated.reason}{" "}{end}{"\\n"}{end}'`;

/** Intercom works and we do not, or nothing at all answers. */
export function infrastructurePlaybook(values: RunbookValues): Playbook {
  return {
    leaf: "infrastructure",
    title: "Check pods, memory, network, DNS",
    doneWhen: "Our health check is healthy and triage agrees.",
    steps: [
      {
        id: "infrastructure-health",
        title: "Ask our own health check",
        kind: "check",
        text: "If nothing answers at all, neither Intercom nor its status page, begin with network and DNS below, and try from a mobile network.",
        command: readHealth(values),
        expected: '"healthy". No answer: start with the pods.',
        appAction: "check-health",
        errorHint: "status-page-unreachable",
      },
      ...podSteps(values),
      memory(values),
      ...networkSteps(values),
      ...rolloutSteps(values),
      runTriage("infrastructure", {
        title: "See our service healthy",
        text: "Run triage again.",
        expected: "5. Our integration health: healthy.",
      }),
    ],
  };
}

function podSteps(values: RunbookValues): Step[] {
  return [
    {
      id: "infrastructure-pods",
      title: "Pods",
      kind: "check",
      text: "Are there as many as there should be, ready, and not restarting again and again?",
      command: [
        kubectl(values, `get ${deployment(values)} -o wide`),
        kubectl(values, "get pods -o wide"),
        kubectl(values, "get events --sort-by=.lastTimestamp | tail -n 20"),
      ].join("\n"),
      expected:
        "READY as many as wanted. CrashLoopBackOff: read the logs. ImagePullBackOff: the release. Pending: the events say what is missing.",
    },
    {
      id: "infrastructure-logs",
      title: "Logs",
      kind: "check",
      text: "The last quarter of an hour, and the end of the container that died before this one.",
      command: [
        kubectl(values, `logs ${deployment(values)} --all-containers --since=15m --tail=200`),
        kubectl(values, `logs ${deployment(values)} --all-containers --previous --tail=50`),
      ].join("\n"),
      expected: "The first error, not the last. The second command fails where no container has died.",
    },
  ];
}

function memory(values: RunbookValues): Step {
  return {
    id: "infrastructure-memory",
    title: "Memory",
    kind: "check",
    text: "What the pods use now, and why containers ended.",
    command: [
      kubectl(values, "top pods --containers"),
      kubectl(values, `get pods -o ${TERMINATIONS}`),
      kubectl(values, `get ${deployment(values)} -o jsonpath='{.spec.template.spec.containers[*].resources}{"\\n"}'`),
    ].join("\n"),
    expected:
      "Use well below the limit. OOMKilled: the limit is too small or memory leaks; raise it, restart, and look for the leak tomorrow. top needs the cluster's metrics server.",
  };
}

function networkSteps(values: RunbookValues): Step[] {
  const insidePod = `exec ${deployment(values)} -- `;
  return [
    {
      id: "infrastructure-network",
      title: "Network",
      kind: "check",
      text: "The same call from this machine and from inside a pod, without a token. If the image has no curl, use what it has.",
      command: [
        callIntercomWithoutToken(values, STATUS_ONLY),
        kubectl(values, insidePod + callIntercomWithoutToken(values, STATUS_ONLY)),
      ].join("\n"),
      expected:
        "401 from both: the way to Intercom is open. 401 here and 000 in the pod: egress rule, proxy or firewall of the cluster. 000 from both: the network, or Intercom.",
    },
    {
      id: "infrastructure-dns",
      title: "DNS",
      kind: "check",
      text: "Whether a pod can resolve Intercom's name, and whether the cluster's DNS runs.",
      command: [
        kubectl(values, `${insidePod}getent hosts ${shellQuote(hostOf(values.apiUrl))}`),
        "kubectl --namespace=kube-system get pods -l k8s-app=kube-dns",
      ].join("\n"),
      expected: "An address. No output: DNS in the pod is broken; look at the DNS pods and at recent changes.",
    },
  ];
}

function rolloutSteps(values: RunbookValues): Step[] {
  return [
    {
      id: "infrastructure-history",
      title: "Find what changed",
      kind: "check",
      text: "Compare the time of the first error with our releases and with changes of the cluster.",
      command: kubectl(values, `rollout history ${deployment(values)}`),
      expected: "A revision that is as old as the fault: roll back. None: restart.",
    },
    {
      id: "infrastructure-roll-back",
      title: "Roll back if a release brought it",
      kind: "command",
      text: "Returns to the revision before the current one; name another with --to-revision.",
      command: rollOut(values, "undo"),
      expected: '"successfully rolled out", and the health check answers.',
    },
    {
      id: "infrastructure-restart",
      title: "Restart if pods hang",
      kind: "command",
      text: "Save the logs first: a restart takes them away.",
      command: rollOut(values, "restart"),
      expected: '"successfully rolled out". It helps against a leak or a hang, not against a cause outside the pods.',
    },
  ];
}
