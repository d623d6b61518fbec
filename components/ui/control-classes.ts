/** The look shared by every control that takes input. 16 px on a finger's screen: below that, iOS zooms into the field. */
export const CONTROL =
  "block w-full rounded-8 border border-edge bg-surface px-3 text-ink min-h-9 text-14 transition-colors " +
  "pointer-coarse:min-h-11 pointer-coarse:text-16 " +
  "aria-invalid:border-failing aria-invalid:border-2";
