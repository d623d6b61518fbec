"use client";

import NextLink, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";
import { OnTheWay } from "#components/ui/on-the-way.tsx";

/** A link to another page of ours. Whoever presses it stays on this page, and sees that it was heard, until the next one has come. */
export function Link({ children, ...rest }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...rest}>
      {children}
      <Pressed />
    </NextLink>
  );
}

function Pressed() {
  const { pending } = useLinkStatus();
  return pending ? <OnTheWay /> : null;
}
