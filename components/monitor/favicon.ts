import type { Meaning } from "#components/ui/tone.ts";

/**
 * The four meanings as icons of a tab: the shapes of `StateIcon`, filled, because at 16 px an outline is lost. The colours lie
 * between those of both themes: the browser draws its tabs in a theme of its own.
 */
const SHAPES: Record<Meaning, string> = {
  healthy:
    '<circle cx="16" cy="16" r="15" fill="#1d8a4e"/><path d="m9 16.5 5 5 9-11" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>',
  degraded:
    '<path d="M16 3 30 28H2Z" fill="#c27803" stroke="#c27803" stroke-width="4" stroke-linejoin="round"/><path d="M16 11v8M16 24v.5" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
  failing:
    '<path d="M10 1h12l9 9v12l-9 9H10l-9-9V10Z" fill="#d13438"/><path d="m11 11 10 10M21 11 11 21" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
  unknown:
    '<circle cx="16" cy="16" r="13.5" fill="#fff" stroke="#6b7280" stroke-width="3" stroke-dasharray="5 3.5"/><path d="M12 12.5a4 4 0 1 1 5.6 3.7c-1 .5-1.6 1.2-1.6 2.3M16 23.5v.2" fill="none" stroke="#6b7280" stroke-width="3.5" stroke-linecap="round"/>',
};

/** The address of a meaning's icon. */
export function faviconOf(meaning: Meaning): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${SHAPES[meaning]}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
