/** A receiver lifted from its cradle, and the name. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-16 font-semibold tracking-tight">
      <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6 shrink-0 text-accent-ink" fill="none">
        <path d="M3.4 10.3c4.9-4.6 11.5-5.7 17.2-2.9" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
        <circle cx="4.2" cy="11.4" r="2.4" fill="currentColor" />
        <circle cx="20.2" cy="8.9" r="2.4" fill="currentColor" />
        <path
          d="M6.5 20.5h11a1.5 1.5 0 0 0 1.4-2l-.9-2.6a3 3 0 0 0-2.8-2H8.8a3 3 0 0 0-2.8 2l-.9 2.6a1.5 1.5 0 0 0 1.4 2Z"
          stroke="currentColor"
          strokeWidth="1.8"
        />
      </svg>
      Offhook
    </span>
  );
}
