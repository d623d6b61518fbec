import type { RunningEnv } from "#lib/env.ts";

export type SystemUnderTest = { readonly env: RunningEnv; readonly signal: AbortSignal };

/** `message` is one sentence: what answered, or what went wrong and what to do. It holds no secret. */
export type Finding = { readonly ok: boolean; readonly message: string };
