import * as http from "node:http";
import type { AddressInfo } from "node:net";

/** One request that the server has had. */
export interface S3Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An Object Storage on the loopback address: one bucket, as much of S3 as a backend of Terraform needs. */
export class ObjectStorage {
  readonly objects = new Map<string, Buffer>();
  readonly requests: S3Request[] = [];
  /** False lets every write through, as a service does that does not know the condition. */
  conditional = true;
  private readonly server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => this.answer(request, Buffer.concat(chunks), response));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: http.IncomingMessage, body: Buffer, response: http.ServerResponse): void {
    const { method = "", headers } = request;
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    this.requests.push({ method, path: url.pathname, headers });
    const [, , ...rest] = url.pathname.split("/");
    const key = decodeURIComponent(rest.join("/"));
    const fails = (status: number, code: string) =>
      response.writeHead(status, { "content-type": "application/xml" }).end(`<Error><Code>${code}</Code></Error>`);
    if (key === "") {
      const found = [...this.objects.keys()].filter((name) => name.startsWith(url.searchParams.get("prefix") ?? ""));
      const list = found.map((name) => `<Contents><Key>${name}</Key></Contents>`).join("");
      response
        .writeHead(200, { "content-type": "application/xml" })
        .end(`<ListBucketResult><IsTruncated>false</IsTruncated>${list}</ListBucketResult>`);
      return;
    }
    const object = this.objects.get(key);
    if (method === "PUT") {
      if (this.conditional && headers["if-none-match"] === "*" && object) return void fails(412, "PreconditionFailed");
      this.objects.set(key, body);
      response.writeHead(200, { etag: '"0"' }).end();
    } else if (method === "DELETE") {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else if (!object) fails(404, "NoSuchKey");
    else response.writeHead(200, { "content-length": object.length }).end(method === "HEAD" ? undefined : object);
  }
}
