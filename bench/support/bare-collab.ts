/**
 * The peer of what is written together: stock Hocuspocus on its own server. It asks nobody who they are and checks nothing.
 * Takes PORT and, where it is to keep documents, FOLDER: it then stores each as a file, when Hocuspocus says so (2 s after an
 * edit, as it comes). Prints "Listening" when it is up.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Server } from "@hocuspocus/server";
import * as Y from "yjs";

const folder = process.env.FOLDER;
const fileOf = (name: string) => path.join(folder ?? "", `${name}.yjs`);

const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  ...(folder !== undefined && {
    onLoadDocument: async ({ document, documentName }) => {
      const stored = await readFile(fileOf(documentName)).catch(() => null);
      if (stored !== null) Y.applyUpdate(document, stored);
    },
    onStoreDocument: async ({ document, documentName }) => {
      await writeFile(`${fileOf(documentName)}.new`, Y.encodeStateAsUpdate(document));
      await rename(`${fileOf(documentName)}.new`, fileOf(documentName));
    },
  }),
});
await server.listen();
process.stdout.write("Listening\n");
