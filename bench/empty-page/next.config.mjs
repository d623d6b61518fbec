import path from "node:path";

/** The least that Next can be: what `bench/pages.bench.ts` weighs the dashboard against. */
export default { turbopack: { root: path.join(import.meta.dirname, "../..") } };
