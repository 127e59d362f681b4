import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { type Kind, kinds, providerFile, providersFolder, readJson, typeFiles } from "./data";

const root = path.dirname(providersFolder);

/** Generates one provider's bindings into `providers/<name>/lib`; false when nothing has changed since the last time. */
export async function generate(provider: string): Promise<boolean> {
  const lib = path.join(providersFolder, provider, "lib");
  const stamp = path.join(lib, ".inputs");
  const inputs = fingerprint(provider);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === inputs) return false;
  // Below providers/, so that the compiler finds node_modules above it.
  const scratch = fs.mkdtempSync(path.join(providersFolder, provider, ".bindings-"));
  try {
    const source = await emit(provider, scratch);
    const compiled = path.join(scratch, "lib");
    compile(source, compiled);
    fs.writeFileSync(path.join(compiled, ".inputs"), inputs);
    fs.rmSync(lib, { recursive: true, force: true });
    fs.renameSync(compiled, lib);
    return true;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Everything that the output depends on. */
function fingerprint(provider: string): string {
  const hash = createHash("sha256");
  const files = (Object.keys(kinds) as Kind[]).flatMap((kind) => typeFiles(provider, kind).map(([, file]) => file));
  for (const file of [path.join(providersFolder, provider, "provider.json"), ...files, __filename]) {
    hash.update(path.basename(file)).update(fs.readFileSync(file));
  }
  for (const name of ["@cdktf/provider-generator", "typescript"]) hash.update(`${name}@${versionOf(name)}`);
  return hash.digest("hex");
}

function versionOf(name: string): string {
  const manifest = readJson(path.join(root, "node_modules", name, "package.json")) as { version: string };
  return manifest.version;
}

/**
 * Writes TypeScript for the provider and each type. Each has a generator of its own: one generator names classes by what
 * else it has seen, so that adding a type could rename another's.
 */
async function emit(provider: string, scratch: string): Promise<string> {
  // What the generator loads asks `terraform version` and would report a failure as usage: neither is wanted here.
  process.env.CHECKPOINT_DISABLE = "1";
  process.env.TERRAFORM_BINARY_NAME = "echo";
  const { TerraformProviderGenerator } = await import(
    "@cdktf/provider-generator/lib/get/generator/provider-generator.js"
  );
  const { CodeMaker } = await import("codemaker");
  const { TerraformProviderConstraint, ConstructsMakerProviderTarget, Language } = await import("@cdktf/commons");
  const { source, version, schema } = providerFile(provider);
  const address = `registry.terraform.io/${source.toLowerCase()}`;
  const parts: object[] = [{ provider: schema }];
  for (const kind of Object.keys(kinds) as Kind[]) {
    for (const [type, file] of typeFiles(provider, kind)) {
      const data = readJson(file) as { schema: object };
      parts.push({ [kinds[kind].schemas]: { [type]: data.schema } });
    }
  }
  for (const part of parts) {
    const generator = new TerraformProviderGenerator(new CodeMaker(), {
      provider_schemas: { [address]: part as never },
      provider_versions: { [address]: version },
    });
    const constraint = new TerraformProviderConstraint(`${source.toLowerCase()}@${version}`);
    generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
    await generator.save(scratch);
  }
  const folder = path.join(scratch, "providers", provider);
  for (const index of ["index.ts", "lazy-index.ts"]) fs.rmSync(path.join(folder, index), { force: true });
  return folder;
}

/** Compiles all of it at once, with types. */
function compile(source: string, target: string): void {
  const config = path.join(source, "tsconfig.json");
  const compilerOptions = {
    target: "ES2022",
    module: "node16",
    moduleResolution: "node16",
    declaration: true,
    rootDir: ".",
    outDir: target,
    skipLibCheck: true,
    types: [],
  };
  fs.writeFileSync(config, JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
  const compiler = path.join(root, "node_modules", "typescript", "bin", "tsc");
  const result = spawnSync(process.execPath, [compiler, "-p", config], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`the generated bindings do not compile:\n${result.stdout}${result.stderr}`);
}
