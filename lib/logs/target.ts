/** Where a call went. */
export type Target = {
  readonly method: string | null;
  /** Null where a path stands alone. */
  readonly host: string | null;
  readonly path: string;
  readonly isIntercom: boolean;
};

/** An address, or a path alone, taken apart: what is not Intercom's may still be the way to it. */
export function splitTarget(target: string): Omit<Target, "method"> {
  const [address, host = null] = /^https?:\/\/([^/?#]*)/.exec(target) ?? [""];
  const path = target.slice(address.length);
  return { host, path: path.startsWith("/") ? path : `/${path}`, isIntercom: /intercom/i.test(host ?? "") };
}
