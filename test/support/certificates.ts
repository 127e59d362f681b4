import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

export interface Issued {
  /** PEM. */
  readonly certificate: string;
  /** PEM. */
  readonly key: string;
}

/** A certificate authority for one test run, made by openssl: its keys are nowhere but in a scratch folder. */
export class TestAuthority {
  readonly file: string;
  private count = 0;

  constructor(private readonly folder: string) {
    this.file = path.join(folder, "authority.pem");
    this.openssl(["-keyout", "authority.key", "-out", "authority.pem", "-subj", "/CN=test authority", "-days", "2"]);
  }

  get certificate(): string {
    return fs.readFileSync(this.file, "utf8");
  }

  issue(hostname: string): Issued {
    this.count += 1;
    const name = `leaf-${this.count}`;
    this.openssl([
      ...["-keyout", `${name}.key`, "-out", `${name}.pem`, "-subj", `/CN=${hostname}`, "-days", "2"],
      ...["-addext", `subjectAltName=DNS:${hostname}`, "-addext", "basicConstraints=critical,CA:FALSE"],
      ...["-CA", "authority.pem", "-CAkey", "authority.key"],
    ]);
    const read = (file: string) => fs.readFileSync(path.join(this.folder, file), "utf8");
    return { certificate: read(`${name}.pem`), key: read(`${name}.key`) };
  }

  private openssl(args: readonly string[]): void {
    const fresh = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    execFileSync("openssl", [...fresh, ...args], { cwd: this.folder, stdio: "ignore" });
  }
}
