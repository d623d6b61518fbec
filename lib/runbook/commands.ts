import { shellQuote } from "#lib/runbook/shell-quote.ts";
import { API_HOSTS, type RunbookValues } from "#lib/runbook/values.ts";

/** Seconds after which a copied curl gives up, so that no step hangs. */
const CURL_DEADLINE_S = 10;

/** `printf` is part of the shell and curl reads the header from standard input: no process list ever shows the token. */
const TOKEN_HEADER = `printf 'Authorization: Bearer %s\\n' "$INTERCOM_ACCESS_TOKEN" |`;

const FINSTATUS = "https://www.finstatus.com";

/** Pages that redirect to finstatus.com; sources disagree whether the redirect keeps the path. */
const MOVED_STATUS_PAGES: ReadonlySet<string> = new Set(["status.intercom.com", "www.intercomstatus.com"]);

/** curl against the Intercom API with the token. `options` and `pipe` are shell text that the caller has quoted. */
export function callIntercom(
  values: RunbookValues,
  { path, options = "", pipe = "" }: { path: string; options?: string; pipe?: string },
): string {
  const call = `curl -sS --max-time ${CURL_DEADLINE_S} -H @- ${options}${options && " "}--url ${apiAddress(values, path)}`;
  return [TOKEN_HEADER, `  ${call}${pipe && ` |\n  ${pipe}`}`].join("\n");
}

/** The same address without a token: 401 shows that Intercom's edge is alive. */
export function callIntercomWithoutToken(values: RunbookValues, options: string): string {
  return `curl -sS --max-time ${CURL_DEADLINE_S} ${options} --url ${apiAddress(values, "/me")}`;
}

/**
 * Asks each of Intercom's regions who the token is; the workspace's own answers 200. Where the configured address is none
 * of Intercom's (a proxy, the simulator), only that one is asked: the token goes nowhere new.
 */
export function askEveryRegion(values: RunbookValues): string {
  const configured = withoutEndSlash(values.apiUrl);
  const own = Object.values(API_HOSTS);
  const hosts = own.includes(configured) ? own : [configured];
  return [
    `for host in ${hosts.map(shellQuote).join(" ")}; do`,
    `  ${TOKEN_HEADER}`,
    `    curl -sS --max-time ${CURL_DEADLINE_S} -o /dev/null -w '%{http_code} ' -H @- --url "$host/me"`,
    "  printf '%s\\n' \"$host\"",
    "done",
  ].join("\n");
}

/** Open incidents and the two components that matter, whichever address the status page has today. */
export function readStatusPage(values: RunbookValues): string {
  const configured = withoutEndSlash(values.statusPageUrl);
  const moved = MOVED_STATUS_PAGES.has(hostOf(configured));
  const pages = moved ? [configured, FINSTATUS] : [configured];
  return [
    `for page in ${pages.map(shellQuote).join(" ")}; do`,
    `  curl -fsSL --max-time ${CURL_DEADLINE_S} --url "$page/api/v2/summary.json" | jq -e '{`,
    "    status: .status.description,",
    '    incidents: [.incidents[]? | select(.status != "resolved") | {name, status}],',
    '    components: [.components[]? | select(.name == "REST API" or .name == "Webhooks") | {name, status}]',
    "  }' && break",
    "done",
  ].join("\n");
}

/** Our own health check, as the runbook reads it. */
export function readHealth(values: RunbookValues): string {
  const address = values.healthUrl === null ? '"$HEALTH_URL"' : shellQuote(values.healthUrl);
  return `curl -sS --max-time ${CURL_DEADLINE_S} --url ${address} | jq -r '.services.intercom.status'`;
}

/** kubectl in the configured namespace. `rest` is shell text that the caller has quoted. */
export function kubectl(values: RunbookValues, rest: string): string {
  const namespace = values.namespace === null ? "" : ` --namespace=${shellQuote(values.namespace)}`;
  return `kubectl${namespace} ${rest}`;
}

/** Starts a rollout and waits for its end. `restart` replaces the pods, `undo` returns to the revision before. */
export function rollOut(values: RunbookValues, verb: "restart" | "undo"): string {
  return [
    kubectl(values, `rollout ${verb} ${deployment(values)} &&`),
    `  ${kubectl(values, `rollout status ${deployment(values)} --timeout=5m`)}`,
  ].join("\n");
}

export function deployment(values: RunbookValues): string {
  return shellQuote(`deployment/${values.deployment}`);
}

/** `aws secretsmanager` on the configured secret. `options` are shell words that the caller has quoted. */
export function secretsManager(values: RunbookValues, verb: string, options: readonly string[]): string {
  const region = values.awsRegion === null ? [] : [`--region=${shellQuote(values.awsRegion)}`];
  return [`aws secretsmanager ${verb}`, ...region, `--secret-id=${shellQuote(values.secretId)}`, ...options].join(
    " \\\n    ",
  );
}

export function apiAddress(values: RunbookValues, path: string): string {
  return shellQuote(withoutEndSlash(values.apiUrl) + path);
}

/** The host name of an address, or the text itself where it is no address. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

function withoutEndSlash(address: string): string {
  return address.replace(/\/+$/, "");
}
