import type { Scene } from "#lib/services/seed/scene.ts";

export const infrastructure: Scene = {
  leaf: "infrastructure",
  weight: 11,
  severities: ["P1", "P2", "P2"],
  minutes: [15, 150],
  alerts: [
    "Kubernetes: {service} restarts again and again",
    "Our health check reports intercom as unhealthy",
    "PagerDuty: {service} cannot resolve api.intercom.io",
  ],
  impacts: [
    "Messages not sending from {service}",
    "Customer conversations not loading on half of the pods",
    "Webhooks from Intercom are not taken in",
  ],
  causes: [
    "{service} runs out of memory since {version}",
    "DNS of the cluster does not answer",
    "The egress proxy ran out of ports",
    "The certificate of our webhook address expired",
  ],
  findings: [
    "Intercom answers from a laptop in 200 ms. The fault is between our pods and the internet.",
    "Two of six pods were killed for memory within ten minutes.",
    "The resolver's cache was full; queries took 5 s and then failed.",
  ],
  mitigations: [
    "Restarted {service} with twice the memory",
    "Pointed the pods at the second resolver",
    "Moved the traffic to the other zone",
  ],
  fixes: [
    "Rolled back to the version before {version}; memory is flat",
    "Replaced the resolver's nodes",
    "Raised the number of ports and closed idle connections sooner",
    "Renewed the certificate",
  ],
  summaries: [
    "{service} could not reach Intercom for {minutes} minutes because of a fault in our own infrastructure. {users} users were affected.",
    "Our pods restarted in a loop. Messages waited in the queue and were sent later; {conversations} conversations were late.",
  ],
  rootCauses: [
    "`{version}` keeps every webhook's body in memory until it is processed. A burst of {queued} of them was more than a pod may use.",
    "The resolver had been at its limit for weeks. Nothing measured how many queries it refuses.",
    "Each call opens a connection of its own, and the proxy holds closed ones for two minutes.",
  ],
  actionItems: [
    "Alert on restarts of {service}",
    "Process webhooks as a stream",
    "Measure refused DNS queries",
    "Renew certificates by machine",
  ],
  failures: [],
};
