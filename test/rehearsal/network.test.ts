import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { blueprintFile, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();

/** A network namespace of its own, in which there is no interface that is up: as root, or in a user namespace. */
const ways = [["-n"], ["-rn"]].filter((args) => spawnSync("unshare", [...args, "true"]).status === 0);
const [unshare] = ways;
if (unshare === undefined)
  process.stdout.write("skipped: rehearsals without a network, because unshare is not permitted here\n");
// In CI it has to be permitted: there the test runs, and fails where it is not.
const testWithoutNetwork = unshare === undefined && process.env.CI === undefined ? test.skip : testWithTerraform;

/** With strace every socket is seen as it is made; without it the kernel's counters say what was sent over IPv4. */
const strace = spawnSync("strace", ["-V"]).status === 0;

interface Alone {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Sockets that are not unix sockets: those that were made, and attempts that the kernel has counted in the namespace. */
  readonly sockets: number;
}

/** Runs a program alone in a network namespace, and counts what it opens there. */
function alone(program: readonly string[]): Alone {
  const counters = path.join(scratch(), "counters");
  const trace = path.join(scratch(), "trace");
  fs.rmSync(trace, { force: true });
  const traced = strace
    ? ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket", "-e", "signal=none", "-o", trace]
    : [];
  const script =
    '"$@"; code=$?; cat /proc/net/snmp /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 > "$COUNTERS"; exit $code';
  const ran = spawnSync("unshare", [...(unshare ?? []), "sh", "-c", script, "sh", ...traced, ...program], {
    cwd: packageRoot,
    encoding: "utf8",
    env: { ...process.env, COUNTERS: counters },
  });
  const text = fs.readFileSync(counters, "utf8");
  const [names = [], values = []] = (text.match(/^Ip: .*$/gm) ?? []).map((line) => line.split(" "));
  const counted = (name: string) => Number(values[names.indexOf(name)]);
  const open = text.match(/^ *\d+: [0-9A-F]{8,32}:[0-9A-F]{4} /gm)?.length ?? 0;
  const made = strace ? (fs.readFileSync(trace, "utf8").match(/\bsocket\((?!AF_UNIX,)/g)?.length ?? 0) : 0;
  return {
    code: ran.status ?? -1,
    out: ran.stdout,
    err: ran.stderr,
    sockets: counted("OutRequests") + counted("OutNoRoutes") + open + made,
  };
}

testWithoutNetwork("a whole rehearsal opens nothing but unix sockets", () => {
  const rampart = (...args: string[]) => alone([process.execPath, path.join("dist", "src", "cli", "main.js"), ...args]);
  const whole = rampart("rehearse", blueprintFile("code-engine"), "--today", today);
  expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/^clean: /m) });

  // A folder whose provider Terraform would fetch, which it did.
  const folder = path.join(scratch(), "fetching");
  fs.mkdirSync(folder);
  const json = { resource: { ibm_resource_group: { g: { name: "g" } } } };
  fs.writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(json));
  const fetching = rampart("rehearse", folder);
  expect(fetching.code).toBe(2);

  // What counts counts: of sockets that are opened on purpose, none is overlooked.
  const onPurpose = strace ? ["192.0.2.1", "2001:db8::1", "127.0.0.1"] : ["192.0.2.1", "127.0.0.1"];
  const seen = onPurpose.filter((address) => {
    const connect = `require("net").connect(9, ${JSON.stringify(address)}).on("error", () => {})`;
    return alone([process.execPath, "-e", connect]).sockets > 0;
  });
  const sockets = whole.sockets + fetching.sockets;
  process.stdout.write(
    `rehearsal: ${sockets} sockets of a network opened in a namespace without one, by ${strace ? "strace" : "the kernel's counters"}; ${onPurpose.length} opened on purpose, ${seen.length} seen\n`,
  );
  expect(seen).toEqual(onPurpose);
  expect(sockets).toBe(0);
});
