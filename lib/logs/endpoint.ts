import { LIMITS } from "#lib/incident/limits.ts";
import { redactSecrets } from "#lib/logs/redact-secrets.ts";

/** Parameters that say how much was asked for, and nothing of whom. */
const PLAIN_PARAMETERS = new Set(["page", "per_page", "order", "sort", "display_as", "state", "open", "version"]);
const PLAIN_VALUE = /^(?:\d{1,6}|[a-z_]{1,20})$/;
const MOST_PARAMETERS = 8;

/** A path as it is kept: of its query only what is neither personal nor secret. @param target with or without a host */
export function endpointPath(target: string): string {
  const [place = "", query] = target
    .replace(/#.*$/s, "")
    .replace(/[.,:;)\]}]+$/, "")
    .split("?", 2);
  const path = isPlain(place) ? place : redactSecrets(place).text || "/";
  const parameters = query === undefined ? "" : plainQuery(query);
  return `${path}${parameters}`.slice(0, LIMITS.endpoint - "OPTIONS ".length);
}

/** Most are: short words and short numbers, in which nothing can hide. */
function isPlain(place: string): boolean {
  return /^(?:\/(?:[a-z_]{1,30}|\d{1,5}|[\da-f]{24}))+$/.test(place);
}

function plainQuery(query: string): string {
  const shown = query
    .split("&", MOST_PARAMETERS)
    .filter((parameter) => parameter !== "")
    .map((parameter) => {
      const [name = "", value = ""] = parameter.split("=", 2);
      if (!/^[\w.%[\]-]{1,40}$/.test(name) || redactSecrets(name).found.length > 0) return "...";
      return PLAIN_PARAMETERS.has(name) && PLAIN_VALUE.test(value) ? `${name}=${value}` : `${name}=...`;
    });
  return shown.length === 0 ? "" : `?${shown.join("&")}`;
}
