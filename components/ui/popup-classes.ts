/** What dialogs share: a dimmed page, and a panel in its middle that becomes a sheet from below on a phone. */
export const BACKDROP =
  "fixed inset-0 z-40 min-h-dvh bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

const SHARED =
  "fixed z-50 flex flex-col gap-6 overflow-y-auto overscroll-contain bg-raised shadow-float " +
  "sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 " +
  "transition-[opacity,translate] data-ending-style:opacity-0 data-starting-style:opacity-0";

export const POPUP = `${SHARED} inset-x-4 bottom-4 max-h-[calc(100dvh-2rem)] rounded-8 p-6 sm:w-[30rem]`;

/** For what is much to look at: the whole of a phone's screen. */
export const LARGE_POPUP =
  `${SHARED} inset-0 p-4 sm:inset-y-auto sm:max-h-[calc(100dvh-2rem)] ` +
  "sm:w-[48rem] sm:max-w-[calc(100vw-2rem)] sm:rounded-8 sm:p-6";
