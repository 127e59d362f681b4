import { type ChildProcess, spawn } from "node:child_process";
import * as path from "node:path";
import {
  type CompletionItem,
  CompletionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidOpenTextDocumentNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type MarkupContent,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { packageRoot } from "../../src/core/package-root";

/** An editor's side of a real YAML language server, which runs as a process of its own and answers on its standard streams. */
export class YamlEditor {
  /**
   * Starts the server.
   *
   * @param schema path of the JSON Schema by which every document is judged; documents stand in its folder
   */
  static async start(schema: string): Promise<YamlEditor> {
    const server = path.join(packageRoot, "node_modules", "yaml-language-server", "bin", "yaml-language-server");
    const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const settings = {
      validate: true,
      hover: true,
      completion: true,
      schemaStore: { enable: false },
      kubernetesCRDStore: { enable: false },
      schemas: { [`file://${schema}`]: ["*.yaml"] },
    };
    const editor = new YamlEditor(child, connection, path.dirname(schema));
    connection.onRequest("workspace/configuration", ({ items }: { items: readonly { section?: string }[] }) =>
      items.map(({ section }) => (section === "yaml" ? settings : {})),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          hover: { contentFormat: ["markdown"] },
          completion: { completionItem: { documentationFormat: ["markdown"] } },
        },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    await connection.sendNotification("workspace/didChangeConfiguration", { settings: { yaml: settings } });
    return editor;
  }

  private opened = 0;
  private readonly waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly connection: ProtocolConnection,
    private readonly folder: string,
  ) {
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.waiting.get(uri)?.(diagnostics);
    });
  }

  /** Opens a text as a document of its own, and waits for what the server says of it. */
  async open(text: string): Promise<OpenDocument> {
    this.opened += 1;
    const uri = `file://${this.folder}/${this.opened}.yaml`;
    const answered = new Promise<readonly Diagnostic[]>((resolve) => this.waiting.set(uri, resolve));
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    return { uri, text, diagnostics: await answered };
  }

  /** What the server shows over the first place where some text stands. */
  async hover({ uri, text }: OpenDocument, over: string): Promise<string> {
    const position = positionAt(text, offsetOf(text, over));
    const answer = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    return (answer?.contents as MarkupContent | undefined)?.value ?? "";
  }

  /** What the server offers behind some text. */
  async complete({ uri, text }: OpenDocument, behind: string): Promise<CompletionItem[]> {
    const position = positionAt(text, offsetOf(text, behind) + behind.length);
    const answer = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.connection.dispose();
    this.child.kill();
    await ended;
  }
}

export interface OpenDocument {
  readonly uri: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function offsetOf(text: string, part: string): number {
  const offset = text.indexOf(part);
  if (offset < 0) throw new Error(`the text has no ${part}`);
  return offset;
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
