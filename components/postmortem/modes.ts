/** How the postmortem is looked at: its text, its text beside what comes of it, or that alone. */
export const MODES = [
  { value: "write", label: "Write" },
  { value: "both", label: "Both" },
  { value: "preview", label: "Preview" },
] as const;
export type Mode = (typeof MODES)[number]["value"];

/** A cookie, so that the server sends the page as it stays. */
export const MODE_COOKIE = "postmortem-mode";

const A_YEAR_IN_SECONDS = 31_536_000;

/** What the cookie says; `write` for none or nonsense. */
export function modeOf(cookie: string | undefined): Mode {
  return MODES.find(({ value }) => value === cookie)?.value ?? "write";
}

/** The value for `document.cookie`. */
export function modeCookie(mode: Mode): string {
  return `${MODE_COOKIE}=${mode}; Path=/incidents; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`;
}
