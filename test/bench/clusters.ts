import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";

/** What one run took. */
interface Measure {
  readonly milliseconds: number;
  readonly megabytes?: number;
}

const example = path.join(packageRoot, "stacks", "vpc-cluster.yaml");

/** How many clusters, each with a network of its own, are synthesised and judged in one run. */
const sizes = [1, 10, 100];

/** Time and memory for each resource, by the number of clusters in one run: both should stay as they are. */
export function benchClusters(scratch: string, synth: (files: readonly string[], out: string) => Measure): string {
  const text = fs.readFileSync(example, "utf8");
  const lines = sizes.map((size) => {
    const files = Array.from({ length: size }, (_, index) => {
      const file = path.join(scratch, `cluster-${index}.yaml`);
      fs.writeFileSync(file, text.replace(/^name: .*$/m, `name: retail-${index}`));
      return file;
    });
    const out = path.join(scratch, `clusters-${size}`);
    const { milliseconds, megabytes } = synth(files, out);
    const resources = countResources(path.join(out, "stacks"));
    fs.rmSync(out, { recursive: true, force: true });
    const memory =
      megabytes === undefined
        ? "memory not measured"
        : `${megabytes.toFixed(0)} MB peak, ${((megabytes * 1024) / resources).toFixed(0)} kB each`;
    return `${String(size).padStart(4)} clusters  ${String(resources).padStart(6)} resources  ${milliseconds.toFixed(0).padStart(7)} ms, ${(milliseconds / resources).toFixed(2)} ms each  ${memory}`;
  });
  return ["clusters with their networks, one run each:", ...lines].join("\n");
}

function countResources(folder: string): number {
  return fs.readdirSync(folder).reduce((sum, stack) => {
    const json = JSON.parse(fs.readFileSync(path.join(folder, stack, "cdk.tf.json"), "utf8")) as {
      resource: Record<string, object>;
    };
    return sum + Object.values(json.resource).reduce((inner, named) => inner + Object.keys(named).length, 0);
  }, 0);
}
