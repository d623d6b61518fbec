/** Where a section of the document stands; null where it does not. */
export function sectionOnPage(section: string): HTMLElement | null {
  return document.getElementById(`section-${section}`);
}
