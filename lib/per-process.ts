/**
 * One value a process. The server and Next's routes load the same module as two copies, so that state in a module's own
 * variables would exist twice; what must exist once (connections, what was read from the environment) is kept here.
 */
export function perProcess<T>(name: string, make: () => T): T {
  const key = Symbol.for(`offhook.${name}`);
  const store = globalThis as unknown as Record<symbol, T | undefined>;
  const kept = store[key];
  if (kept !== undefined) return kept;
  const made = make();
  store[key] = made;
  return made;
}
