/** Prisma's codes for a database that cannot be reached or has no connection to give (its error reference, P1xxx and P2024, P2028). */
const UNAVAILABLE_CODES = new Set(["P1000", "P1001", "P1002", "P1003", "P1008", "P1011", "P1017", "P2024", "P2028"]);

/** The kinds that `@prisma/driver-adapter-utils` gives the same failures where a raw query wraps them in P2010. */
const UNAVAILABLE_KINDS = new Set([
  "DatabaseNotReachable",
  "DatabaseDoesNotExist",
  "DatabaseAccessDenied",
  "AuthenticationFailed",
  "ConnectionClosed",
  "SocketTimeout",
  "TlsConnectionError",
  "TooManyConnections",
]);

/**
 * SQLSTATE: connection exceptions, too many connections, a statement that took longer than it may (mostly waiting for somebody
 * else's lock), shutting down, crashed, starting up (PostgreSQL appendix A).
 */
const UNAVAILABLE_SQLSTATE = /^(08...|53300|57014|57P0[1-3])$/;

/** What Node says of a connection that cannot be made or breaks. */
const UNREACHABLE_CODE = /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND)$/;

/** `pg` and `pg-pool` throw these as bare errors, and the adapter passes them on. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable|read ECONNRESET|write EPIPE)/;

/**
 * Whether the error says that the database does not answer, and not that we asked it something wrong. It looks at the shape,
 * because the server and Next's routes hold two copies of Prisma's classes.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "PrismaClientInitializationError" || UNAVAILABLE_CODES.has(codeOf(error))) return true;
  const { kind, originalCode } = causeOf(error);
  return (
    UNAVAILABLE_KINDS.has(kind) ||
    [originalCode, codeOf(error)].some((code) => UNAVAILABLE_SQLSTATE.test(code) || UNREACHABLE_CODE.test(code)) ||
    UNAVAILABLE_MESSAGE.test(error.message)
  );
}

/** Whether a row was refused because a unique value in it is taken. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === "P2002";
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

/** Prisma keeps what the driver said under `meta.driverAdapterError.cause`. */
function causeOf(error: Error): { kind: string; originalCode: string } {
  const cause = member(member(member(error, "meta"), "driverAdapterError"), "cause");
  return { kind: String(member(cause, "kind") ?? ""), originalCode: String(member(cause, "originalCode") ?? "") };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
