/** The first thing a keyboard reaches: past the header, to what the page is about. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-8 bg-accent px-4 py-2 text-14 font-medium text-on-accent transition-transform focus:translate-y-0 print:hidden"
    >
      Skip to content
    </a>
  );
}
