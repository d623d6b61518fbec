"use client";

import { type RefObject, useEffect } from "react";
import type { Failure } from "#lib/client/answer.ts";

/** After a refusal focus goes to the first wrong field, or to the explanation where no field is at fault. */
export function useFormFocus(form: RefObject<HTMLElement | null>, failure: Failure | undefined): void {
  useEffect(() => {
    if (failure === undefined) return;
    const target =
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]") ??
      form.current?.querySelector<HTMLElement>("[data-failure]");
    target?.focus();
  }, [form, failure]);
}
