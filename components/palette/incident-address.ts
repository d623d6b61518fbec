/** The incident whose pages stand at this path; null at any other. */
export function incidentAt(path: string): number | null {
  return numberIn(/^\/incidents\/(\d{1,9})(?:\/|$)/.exec(path));
}

/** The incident that somebody names by its number alone: `42`, `#42`, `INC-42`. */
export function incidentNamed(typed: string): number | null {
  return numberIn(/^(?:inc[-\s]?|#)?(\d{1,9})$/i.exec(typed.trim()));
}

function numberIn(found: RegExpExecArray | null): number | null {
  const number = Number(found?.[1]);
  return number >= 1 ? number : null;
}
