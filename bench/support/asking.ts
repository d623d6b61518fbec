import { Agent, get } from "node:http";

/** One connection that is kept open, so that what is timed is the answer. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** An address and the token that it is asked with. */
export type Side = { readonly url: string; readonly token: string };

/** @returns the whole of the answer, and the milliseconds until its last byte */
export async function ask({ url, token }: Side): Promise<{ text: string; ms: number }> {
  const began = performance.now();
  const text = await new Promise<string>((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.once("error", reject);
      response.once("end", () => {
        if (response.statusCode === 200) resolve(body);
        else reject(new Error(`${url} answered ${response.statusCode}: ${body}`));
      });
    });
    request.once("error", reject);
  });
  return { text, ms: performance.now() - began };
}

/**
 * Asks the sides in turn, one request at a time, each round beginning with another side, so that whatever else the machine
 * does meets all of them alike.
 * @returns the milliseconds of each side's answers
 */
export async function askInTurn(sides: readonly Side[], rounds: number): Promise<number[][]> {
  const samples: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < sides.length; step += 1) {
      const index = (round + step) % sides.length;
      const side = sides[index];
      if (side !== undefined) samples[index]?.push((await ask(side)).ms);
    }
  }
  return samples;
}
