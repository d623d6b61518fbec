import { once } from "node:events";
import { z } from "zod";
import { check, parse } from "#cli/usage.ts";
import { startSimulator } from "#simulator/server.ts";

const Port = z.object({ port: z.coerce.number("a whole number from 1 to 65535").int().min(1).max(65_535) });

/** Runs until it is told to stop. */
export async function simulatorCommand(args: string[]): Promise<number> {
  const { values } = parse({ args, options: { port: { type: "string" } } });
  const { port } = check(Port, values, { port: "--port" });
  const simulator = await startSimulator({ port });
  console.log(`The simulator is at ${simulator.url}; GET and PUT ${simulator.url}/control`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(process, "disconnect")]);
  await simulator.close();
  return 0;
}
