/** What dialogs share: a dimmed page, and a panel in its middle that becomes a sheet from below on a phone. */
export const BACKDROP =
  "fixed inset-0 z-40 min-h-dvh bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

export const POPUP =
  "fixed z-50 flex max-h-[calc(100dvh-2rem)] flex-col gap-6 overflow-y-auto overscroll-contain rounded-8 bg-raised p-6 shadow-float " +
  "inset-x-4 bottom-4 sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:w-[30rem] sm:-translate-x-1/2 sm:-translate-y-1/2 " +
  "transition-[opacity,translate] data-ending-style:opacity-0 data-starting-style:opacity-0";
