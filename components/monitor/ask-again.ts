import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks again for everything under a key that is shown. An answer on its way is waited for, and not thrown away; but it may be from
 * before the change, so that it is followed by another.
 */
export async function askAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const underWay = queries.getQueryCache().findAll({ queryKey, type: "active", fetchStatus: "fetching" });
  await queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
  if (underWay.length === 0) return;
  await queries.refetchQueries(
    { queryKey, type: "active", predicate: (query) => underWay.includes(query) },
    { cancelRefetch: false },
  );
}
