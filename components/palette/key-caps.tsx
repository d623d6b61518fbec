/** Keys as they are drawn on a keyboard, in the order in which they are pressed. */
export function KeyCaps({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex shrink-0 gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-grid min-h-5 min-w-5 place-items-center rounded-4 border border-edge bg-surface px-1 font-mono text-12 text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
