import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { FaultError } from "../../core/fault";
import { packageRoot } from "../../core/package-root";
import { removeFolder, scratchFolder } from "../../core/scratch";
import { diagnosticOf, type Hooks, handlers, type ServedProvider } from "./handlers";
import type { CloudModel } from "./model";

export interface PluginOptions extends Hooks {
  /** `source` is in lower case, as Terraform writes addresses: `ibm-cloud/ibm`. */
  readonly providers: readonly (ServedProvider & { readonly source: string })[];
  readonly model: CloudModel;
}

export interface Plugin {
  /** Value of TF_REATTACH_PROVIDERS. */
  readonly reattach: string;
  /** Stops the servers; no socket and no folder is left. */
  close(): void;
}

const registries = ["registry.terraform.io", "registry.opentofu.org"];

/** Bytes of a socket's path, without the zero at its end: unix(7) on Linux, unix(4) elsewhere. */
const longestSocketPath = process.platform === "linux" ? 107 : 103;

/**
 * Serves providers on unix sockets in a folder that only this user can open.
 *
 * @throws FaultError TP001 when the temporary folder takes no folder, TP002 when its path is too long for a socket
 */
export async function startPlugin({ providers, model, ...hooks }: PluginOptions): Promise<Plugin> {
  const folder = scratchFolder("plugin");
  const service = loadService();
  const servers: grpc.Server[] = [];
  const close = () => {
    for (const server of servers) server.forceShutdown();
    removeFolder(folder);
  };
  try {
    fits(path.join(folder, `${providers.length}.sock`));
    const entries = await Promise.all(
      providers.map(async (provider, index) => {
        const socket = path.join(folder, `${index}.sock`);
        // A schema with many types is larger than the usual limit.
        const server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
        server.addService(service, wrapped(handlers(provider, model, hooks)));
        servers.push(server);
        await listen(server, socket);
        const reattach = {
          Protocol: "grpc",
          ProtocolVersion: 6,
          Pid: process.pid,
          Test: true,
          Addr: { Network: "unix", String: socket },
        };
        // Terraform and OpenTofu complete the same source with the name of their own registry.
        return registries.map((registry) => [`${registry}/${provider.source}`, reattach] as const);
      }),
    );
    return { reattach: JSON.stringify(Object.fromEntries(entries.flat())), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The system says of a socket with a longer path no more than that it is invalid. */
function fits(socket: string): void {
  const bytes = Buffer.byteLength(socket);
  if (bytes <= longestSocketPath) return;
  throw new FaultError([
    {
      code: "TP002",
      message: "the path of the temporary folder is too long for a socket",
      place: { file: path.dirname(path.dirname(socket)) },
      expected: `at most ${longestSocketPath} bytes with ${path.relative(path.dirname(path.dirname(socket)), socket)}`,
      got: `${bytes} bytes`,
      fix: "Set TMPDIR to a folder with a shorter path: TMPDIR=/tmp.",
    },
  ]);
}

function loadService(): grpc.ServiceDefinition {
  const file = path.join(packageRoot, "src", "rehearsal", "plugin", "tfplugin6.proto");
  const definition = grpc.loadPackageDefinition(
    loadSync(file, { keepCase: true, longs: Number, defaults: true, oneofs: true }),
  );
  const { tfplugin6 } = definition as unknown as { tfplugin6: { Provider: { service: grpc.ServiceDefinition } } };
  return tfplugin6.Provider.service;
}

function listen(server: grpc.Server, socket: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, grpc.ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

/** Every call answers with a diagnostic rather than an error of the transport: Terraform shows it where it belongs. */
function wrapped(calls: ReturnType<typeof handlers>): grpc.UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(calls).map(([name, handler]) => {
      const call: grpc.handleUnaryCall<{ type_name: string }, object> = async (request, reply) => {
        try {
          reply(null, await handler(request.request));
        } catch (error) {
          reply(null, { diagnostics: [diagnosticOf(error, name, request.request.type_name ?? "")] });
        }
      };
      return [name, call];
    }),
  );
}
