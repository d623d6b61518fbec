import { z } from "zod";

/** The systems around Offhook that a person can test from the settings page. */
export const SystemName = z.enum([
  "intercom",
  "status-page",
  "health",
  "slack",
  "pagerduty",
  "database",
  "single-sign-on",
]);
export type SystemName = z.infer<typeof SystemName>;

/** One line of what is configured. Secrets are shown as set or not set, never as values. */
export const SettingValue = z.object({
  /** The environment variable. */
  name: z.string(),
  meaning: z.string(),
  /** Null for a secret and for what is not set. */
  value: z.string().nullable(),
  set: z.boolean(),
  secret: z.boolean(),
});
export type SettingValue = z.infer<typeof SettingValue>;

export const ConfiguredSystem = z.object({
  name: SystemName,
  title: z.string(),
  /** False where nothing is configured that could be tested; `hint` then says what to set. */
  testable: z.boolean(),
  hint: z.string().nullable(),
  settings: z.array(SettingValue),
});
export type ConfiguredSystem = z.infer<typeof ConfiguredSystem>;

export const Settings = z.object({
  simulated: z.boolean(),
  systems: z.array(ConfiguredSystem),
  /** Values that the playbooks fill in (secret id, region, namespace, deployment). */
  runbook: z.array(SettingValue),
});
export type Settings = z.infer<typeof Settings>;

/** What a live test of one system found. */
export const SystemTest = z.object({
  name: SystemName,
  ok: z.boolean(),
  /** One sentence: what answered, or what went wrong and what to do. */
  message: z.string(),
  latencyMs: z.number().int().nonnegative(),
  at: z.iso.datetime(),
});
export type SystemTest = z.infer<typeof SystemTest>;
