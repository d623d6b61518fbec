import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export type ScriptResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

const SCRIPT = fileURLToPath(new URL("../../public/triage.sh", import.meta.url));

/** Runs public/triage.sh with nothing in its environment but PATH and what is given. */
export function runScript(environment: Readonly<Record<string, string>>): Promise<ScriptResult> {
  const { PATH = "" } = process.env;
  return new Promise((resolve, reject) => {
    execFile("bash", [SCRIPT], { env: { NODE_ENV: "test", PATH, ...environment } }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code;
      if (typeof code === "number") resolve({ code, stdout, stderr });
      else reject(error);
    });
  });
}
