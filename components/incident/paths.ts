/** Where the pages of incidents stand: the one place that spells their addresses. */
export const incidentsPath = "/incidents";

export function incidentPath(number: number): `/incidents/${number}` {
  return `/incidents/${number}`;
}

export function postmortemPath(number: number): `/incidents/${number}/postmortem` {
  return `/incidents/${number}/postmortem`;
}

export function postmortemHistoryPath(number: number): `/incidents/${number}/postmortem/history` {
  return `/incidents/${number}/postmortem/history`;
}

/** The runbook as a conversation; `declare` leads straight to its last form, with every answer taken from the evidence. */
export function wizardPath(step?: "declare"): "/wizard" | "/wizard?step=declare" {
  return step === undefined ? "/wizard" : "/wizard?step=declare";
}
