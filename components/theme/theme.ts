export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Kept in a cookie and not in local storage: the server then sends the page in the right theme, and neither a flash nor
 * an inline script (which a content security policy would have to allow) is needed.
 */
export const THEME_COOKIE = "theme";

const A_YEAR_IN_SECONDS = 31_536_000;

/** What the cookie says; `system` for none or nonsense. */
export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? "system";
}

/** The value for `document.cookie`. */
export function themeCookie(theme: Theme): string {
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`;
}
