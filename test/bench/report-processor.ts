import * as fs from "node:fs";

// Required by every process that a benchmark starts: says at its end how much processor time it took, all threads together.
const file = process.env.RAMPART_BENCH_PROCESSOR;
if (file)
  process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    fs.appendFileSync(file, `${(user + system) / 1000}\n`);
  });
