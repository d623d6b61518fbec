/** At the top of the window while the next page is on its way, where it does not come at once. */
export function OnTheWay() {
  return (
    <span aria-hidden="true" className="pointer-events-none fixed inset-x-0 top-0 z-50 h-1 overflow-hidden">
      <span className="block h-full w-1/3 animate-on-the-way bg-accent-ink" />
    </span>
  );
}
