"use client";

import { Toaster as Sonner, toast } from "sonner";

/** Puts a toast into the list below. */
export const show = { success: (text: string) => toast.success(text), error: (text: string) => toast.error(text) };

/** The library's list of toasts in our colours; its own theme is not used, because the tokens already follow ours. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      // Above the navigation of a phone.
      mobileOffset={{ bottom: 72 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-8 bg-raised px-4 py-3 text-14 text-ink shadow-float font-sans [&_svg]:size-4",
          success: "[&_[data-icon]]:text-healthy",
          error: "[&_[data-icon]]:text-failing",
        },
      }}
    />
  );
}
