/**
 * The peer of the stream: a process that hears NOTIFY by bare `pg` and sends what it hears to every client over `ws`. It does not
 * ask who they are, keeps no bounds and checks nothing.
 * Takes PORT, DATABASE_URL and CHANNEL, and prints "Listening" when it is up.
 */
import pg from "pg";
import { WebSocketServer } from "ws";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(`LISTEN ${process.env.CHANNEL}`);

const server = new WebSocketServer({ port: Number(process.env.PORT), host: "127.0.0.1" });
client.on("notification", ({ payload = "" }) => {
  for (const viewer of server.clients) viewer.send(payload);
});
server.once("listening", () => process.stdout.write("Listening\n"));
