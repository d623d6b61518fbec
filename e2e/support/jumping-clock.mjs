// Loaded before a server (`--import`): its clock is set an hour ahead at SIGUSR2, and an hour back at SIGWINCH, as an operator or a
// time service may do to a real one. PostgreSQL's clock, and what measures durations, stay as they are.
const HOUR_MS = 3_600_000;
const RealDate = Date;
let offsetMs = 0;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + offsetMs);
    else super(...given);
  }

  // Next replaces Date once more, and copies only what is Date's own.
  static UTC = RealDate.UTC;
  static parse = RealDate.parse;

  static now() {
    return RealDate.now() + offsetMs;
  }
};

process.on("SIGUSR2", () => {
  offsetMs += HOUR_MS;
});
process.on("SIGWINCH", () => {
  offsetMs -= HOUR_MS;
});
