import pino, { type Logger } from "pino";
import { perProcess } from "#lib/per-process.ts";

/** Names under which a secret could travel; their values never reach the log, one level deep or two. */
const SECRET_NAMES = [
  "authorization",
  "cookie",
  "password",
  "passwordHash",
  "secret",
  "token",
  "authSecret",
  "databaseUrl",
  "clientSecret",
  "routingKey",
];

const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** An address with a password in it, as database drivers like to quote in their errors. */
const CREDENTIALS_IN_ADDRESS = /(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g;

function makeLog(): Logger {
  return pino({
    level: "info",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths, censor: "[redacted]" },
    serializers: {
      err: (error: Error) => {
        // Of what else libraries hang on their errors, only the code is known to be harmless.
        const { type, message, stack, code } = pino.stdSerializers.err(error);
        const clean = (text: string | undefined) => text?.replaceAll(CREDENTIALS_IN_ADDRESS, "$1:[redacted]@");
        return { type, code, message: clean(message), stack: clean(stack) };
      },
    },
  });
}

/** One JSON line for each thing that happened, on standard output. The server sets its level at start. */
export const log: Logger = perProcess("log", makeLog);
