"use client";

import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Age } from "#components/ui/age.tsx";
import { Button } from "#components/ui/button.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import type { SystemTest as Result, SystemName } from "#lib/contracts/settings.ts";

type SystemTestProps = {
  name: SystemName;
  title: string;
  /** Stands at the left of the button; the answer stands below both. */
  heading: ReactNode;
};

/** Asks one system now and says what came back. */
export function SystemTest({ name, title, heading }: SystemTestProps) {
  const test = useMutation<Result, FailedCall>({ mutationFn: async () => valueOrThrow(await api.testSystem(name)) });
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        {heading}
        <Button
          size="small"
          busy={test.isPending}
          busyLabel="Asking"
          aria-label={test.isPending ? undefined : `Test: ${title}`}
          onClick={() => test.mutate()}
        >
          Test
        </Button>
      </div>
      <div role="status" className="max-w-prose text-14">
        {test.error !== null ? (
          <div className="pt-2">
            <StateMark meaning="unknown">Not tested</StateMark>
            <p className="text-muted">{test.error.message}</p>
          </div>
        ) : test.data === undefined ? null : (
          <TestResult result={test.data} />
        )}
      </div>
    </>
  );
}

function TestResult({ result: { ok, message, latencyMs, at } }: { result: Result }) {
  return (
    <div className="pt-2">
      <p className="flex flex-wrap items-center gap-x-3">
        <StateMark meaning={ok ? "healthy" : "failing"}>{ok ? "Answers" : "Fails"}</StateMark>
        <span className="figures text-12 text-muted">
          {latencyMs} ms · <Age since={at} />
        </span>
      </p>
      <p className="break-words text-muted">{message}</p>
    </div>
  );
}
