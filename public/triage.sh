#!/usr/bin/env bash
# The runbook's quick triage, for when Offhook itself is down. It needs curl and the usual text tools.
#
#   export INTERCOM_ACCESS_TOKEN=...   # required; it is never printed, and never given to a program as an argument
#   export INTERCOM_API_URL=...        # https://api.eu.intercom.io or https://api.au.intercom.io outside the US
#   export STATUS_PAGE_URL=...         # another status page than Intercom's
#   export HEALTH_URL=...              # our own health check; without it line 5 is UNKNOWN
#   bash triage.sh
#
# No answer prints 000 on line 1 and UNKNOWN on the others.
set -u
export LC_ALL=C

MAX_SECONDS=${TRIAGE_MAX_SECONDS:-5} # whole seconds, for each of the three systems
MAX_BYTES=1048576

api_url=${INTERCOM_API_URL:-https://api.intercom.io}
api_url=${api_url%/}
page_url=${STATUS_PAGE_URL:-https://status.intercom.com}
page_url=${page_url%/}

token=${INTERCOM_ACCESS_TOKEN:-}
token=${token#"${token%%[![:space:]]*}"}
token=${token%"${token##*[![:space:]]}"}
if [ -z "$token" ]; then
  echo "Export INTERCOM_ACCESS_TOKEN" >&2
  exit 2
fi
if [[ ! $token =~ ^[!-~]+$ ]]; then
  echo "INTERCOM_ACCESS_TOKEN holds a space, a line break or another character that no token has" >&2
  exit 2
fi
if ! command -v curl >/dev/null; then
  echo "Install curl" >&2
  exit 2
fi

# curl as every call needs it. -q comes first: a .curlrc that follows redirects would send the token along.
bounded_curl() {
  curl -q -sg --proto '=http,https' --max-filesize "$MAX_BYTES" -A offhook -H 'Accept: application/json' "$@" 2>/dev/null
}

# get URL SECONDS: follows redirects, and sets code (000 without an answer), address (the last one) and body.
# The body is cut by programs: bash's own patterns take minutes on a long one.
get() {
  local answer last
  answer=$(
    bounded_curl -L --proto-redir '=http,https' --max-redirs 5 --max-time "$2" \
      -w '\n%{http_code} %{url_effective}' --url "$1" </dev/null |
      head -c $((MAX_BYTES + 4096)) | tr -d '\000'
  )
  last=$(printf '%s\n' "$answer" | tail -n 1 | head -c 4096)
  code=000 address=$1 body=
  if [[ $last =~ ^([0-9]{3})\ (https?://.*)$ ]]; then
    code=${BASH_REMATCH[1]} address=${BASH_REMATCH[2]}
    body=$(printf '%s\n' "$answer" | sed '$d')
  fi
}

# Reads one JSON object and prints a line for each text, list and object in its upper levels: .path.0.key<TAB>text, or [
# or {. Prints nothing for anything else, such as HTML or a body that broke off. Goes through the text once: it may be
# long, and written to be slow to read.
json_lines() {
  awk '
    BEGIN { RS = "\"" }
    function path(  i, p) {
      for (i = 1; i <= depth; i++) p = p "." (kind[i] == "{" ? key[i] : count[i])
      return p
    }
    function keep(value) { if (depth <= 3) lines[++last] = path() "\t" value }
    function code(hex,  i, n) {
      for (i = 1; i <= 4; i++) n = n * 16 + index("0123456789abcdef", substr(hex, i, 1)) - 1
      return n
    }
    function utf8(n) {
      if (n < 32 || n == 127) return " "
      if (n < 128) return sprintf("%c", n)
      if (n < 2048) return sprintf("%c%c", 192 + int(n / 64), 128 + n % 64)
      if (n >= 55296 && n <= 57343) return "?"
      return sprintf("%c%c%c", 224 + int(n / 4096), 128 + int(n / 64) % 64, 128 + n % 64)
    }
    function unescaped(s,  out, i, c) {
      while ((i = index(s, "\\")) > 0) {
        c = substr(s, i + 1, 1)
        out = out substr(s, 1, i - 1)
        if (c == "u") out = out utf8(code(tolower(substr(s, i + 2, 4))))
        else out = out (index("nrtbf", c) ? " " : c)
        s = substr(s, i + (c == "u" ? 6 : 2))
      }
      return out s
    }
    function outside(s,  i, c) {
      for (i = 1; i <= length(s) && !bad; i++) {
        c = substr(s, i, 1)
        if (index(" \t\r\n", c)) continue
        if (closed || !depth && c != "{") bad = 1
        else if (c == "{" || c == "[") {
          keep(c)
          kind[++depth] = c
          count[depth] = 0
          wants_key = (c == "{")
          if (depth > 50) bad = 1
        }
        else if (c == "}" || c == "]") {
          if (kind[depth] != (c == "}" ? "{" : "[")) bad = 1
          closed = !--depth
        }
        else if (c == ",") { count[depth]++; wants_key = (kind[depth] == "{") }
        else if (c == ":") wants_key = 0
        else if (!index("truefalsn0123456789.-+E", c)) bad = 1
      }
    }
    bad { exit }
    !in_text { outside($0); in_text = 1; text = ""; next }
    {
      if ($0 ~ /[\001-\037]/) bad = 1
      backslashes = 0
      for (end = length($0); end > 0 && substr($0, end, 1) == "\\"; end--) backslashes++
      if (length(text) < 1000) text = text substr($0, 1, 1000) (backslashes % 2 ? "\"" : "")
      if (backslashes % 2) next
      in_text = 0
      if (!depth) bad = 1
      else if (wants_key) key[depth] = substr(unescaped(text), 1, 60)
      else keep(unescaped(text))
    }
    END { if (!bad && closed && in_text) for (i = 1; i <= last; i++) print lines[i] }
  '
}

# text_at PATH LENGTH: the text there in $json, on one line and no longer than that; fails where there is none.
text_at() {
  printf '%s\n' "$json" | awk -F '\t' -v path="$1" -v max="$2" '
    $1 == path && $2 != "{" && $2 != "[" {
      gsub(/[[:cntrl:][:space:]]+/, " ", $2)
      gsub(/^ | $/, "", $2)
      if (length($2) > max) $2 = substr($2, 1, max - 1) "…"
      if ($2 != "") { print $2; found = 1 }
      exit
    }
    END { exit !found }
  '
}

has() {
  printf '%s\n' "$json" | grep -qF "$1"
}

# The number of incidents in $json that are not over.
count_open() {
  printf '%s\n' "$json" | awk -F '\t' '
    $1 ~ /^\.incidents\.[0-9]+\.status$/ && tolower($2) !~ /^(resolved|postmortem|completed|[{[])$/ { n++ }
    END { print n + 0 }
  '
}

# get_page PATH: one JSON answer of the status page into $json, within the time that the page has left.
get_page() {
  local left=$((page_ends - SECONDS))
  json='' code=000
  [ "$left" -gt 0 ] || return 1
  get "$1" "$left"
  [[ $code == 2?? ]] || return 1
  json=$(printf '%s' "$body" | json_lines)
  [ -n "$json" ]
}

is_summary() {
  text_at .status.description 160 >/dev/null || text_at .status.indicator 160 >/dev/null
}

# look_at BASE: sets description and incidents from the page there. Where there is none, answered says whether anything
# answered at all, and led_to where the summary led.
look_at() {
  local path summary=$1/api/v2/summary.json
  answered='' led_to=''
  if get_page "$summary" && is_summary; then
    description=$(text_at .status.description 160) || description=UNKNOWN
    if has $'.incidents\t['; then incidents=$(count_open) && return; fi
    # incident.io leaves empty lists out.
    if has $'.components\t['; then incidents=0 && return; fi
  else
    if [ "$code" != 000 ]; then
      answered=yes
      [ "$address" = "$summary" ] || led_to=$address
    fi
    get_page "$1/api/v2/status.json" && is_summary || return 1
    description=$(text_at .status.description 160) || description=UNKNOWN
  fi
  # Atlassian lists what is unresolved; incident.io has only the list of all.
  for path in incidents/unresolved.json incidents.json; do
    get_page "$1/api/v2/$path" || continue
    if has $'.incidents\t['; then incidents=$(count_open) && return; fi
    if has $'.page\t{'; then incidents=0 && return; fi
  done
  return 0
}

# The page may have moved, and the redirect may have dropped the path.
find_page() {
  local summary_led_to url base
  look_at "$page_url" && return
  [ -n "$answered" ] || return
  summary_led_to=$led_to
  get_page "$page_url"
  for url in "$summary_led_to" "$address"; do
    base=${url%%[?#]*}
    for base in "${base%/}" "$(printf '%s\n' "$base" | grep -oE '^https?://[^/]+')"; do
      if [ -n "$base" ] && [ "$base" != "$page_url" ] && look_at "$base"; then return; fi
    done
  done
}

echo "=== Intercom Incident Triage ==="

# 1. Is Intercom's API responding? The same answer tells line 4. No -L here: the token follows no redirect.
printf '1. API reachable: '
headers=$(
  printf 'Authorization: Bearer %s\n' "$token" |
    bounded_curl -H @- -D - -o /dev/null --suppress-connect-headers --max-time "$MAX_SECONDS" --url "$api_url/me" |
    tr -d '\r\000'
)
printf '%s\n' "$headers" | awk '/^HTTP\// && $2 >= 200 { code = $2 } END { print code == "" ? "000" : code }'

# 2. Is there a platform-wide incident?
printf '2. Intercom status: '
page_ends=$((SECONDS + MAX_SECONDS)) description=UNKNOWN incidents=UNKNOWN
find_page
printf '%s\n' "$description"

# 3. Active incidents on Intercom's side?
printf '3. Active incidents: %s\n' "$incidents"

# 4. Rate limit status, of a window of 10 seconds. Not sent with a token that Intercom rejects.
printf '4. Rate limit remaining: '
printf '%s\n' "$headers" | awk -F ': *' '
  tolower($1) == "x-ratelimit-remaining" && $2 ~ /^[0-9]+$/ { remaining = $2 }
  END { print remaining == "" ? "UNKNOWN" : remaining }
'

# 5. Our health check
printf '5. Our integration health: '
health=UNKNOWN
if [ -n "${HEALTH_URL:-}" ]; then
  get "$HEALTH_URL" "$MAX_SECONDS"
  json=$(printf '%s' "$body" | json_lines)
  health=$(text_at .services.intercom.status 40 || text_at .services.intercom 40) || health=UNKNOWN
fi
printf '%s\n' "$health"
