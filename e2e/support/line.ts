import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A line between a browser and the server that can be cut: whatever goes through it goes through real sockets. */
export class Line {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private isCut = false;

  private constructor(target: number) {
    this.server = createServer((near) => {
      if (this.isCut) {
        near.destroy();
        return;
      }
      const far = connect(target, "localhost");
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("error", () => {});
        socket.once("close", () => {
          this.sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
  }

  /** Listens at a port of this machine, at any that is free where that is 0, and leads to another. */
  static async from(port: number, target: number): Promise<Line> {
    const line = new Line(target);
    await new Promise<void>((resolve, reject) => {
      line.server.once("error", reject);
      line.server.listen(port, "localhost", resolve);
    });
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every connection breaks, and none can be made. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
