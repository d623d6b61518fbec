/** Where the pages of incidents stand: the one place that spells their addresses. */
export const incidentsPath = "/incidents";

/** The action items of all incidents. */
export const actionItemsPath = "/action-items";

export function incidentPath(number: number): `/incidents/${number}` {
  return `/incidents/${number}`;
}

/** The incident itself, also where it is a duplicate: its own address then leads on to the other one. */
export function ownIncidentPath(number: number): `/incidents/${number}?stay` {
  return `${incidentPath(number)}?stay`;
}

/** From a page of the incident to another page of it: that of a duplicate would lead on to the other one. */
export function within<Path extends string>(path: Path, { duplicateOf }: { duplicateOf: number | null }): string {
  return duplicateOf === null ? path : `${path}?stay`;
}

/** An action item on the page of its incident. */
export function actionItemPath(number: number, item: number): string {
  return `${ownIncidentPath(number)}#${actionItemId(item)}`;
}

/** The id of the element that shows it there. */
export function actionItemId(item: number): `action-item-${number}` {
  return `action-item-${item}`;
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
