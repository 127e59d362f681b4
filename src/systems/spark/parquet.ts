import { Fn } from "cdktf";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { byName } from "../../core/order";
import { pathBelow } from "../../document/document";
import { Platform } from "../../platform/platform";
import { Encryption } from "../encryption";
import { parquetPrefix } from "./parquet-names";

export interface ParquetProps {
  /**
   * Root key that encrypts file footers, which contain the schema and the list of encrypted columns: a name, for a key
   * that Rampart creates on first use, or the id of a root key in the platform's Key Protect.
   * @control AE-11
   * @example footer
   */
  readonly footerKey: string;
  /**
   * Columns by the root key that encrypts them; the format of keys is the same as in `footerKey`.
   * @control AE-11
   * @example { personal: [name, email], payment: [card] }
   */
  readonly columnKeys: Readonly<Record<string, readonly string[]>>;
}

/** A root key in Key Protect that encrypts Parquet data. */
export interface ParquetKey {
  /** Id of the key, a reference or plain text. */
  readonly id: string;
  /** GUID of the Key Protect instance. */
  readonly instance: string;
}

const keyId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Parquet modular encryption: footers and columns are encrypted in Spark's workers, with data keys that Key Protect's root keys
 * wrap. Key ids stand in the settings, never keys.
 *
 * The settings hold for every Parquet file that the application writes: a file without one of the columns is refused by Parquet.
 * Names of settings and classes: Analytics Engine documentation, "Working with Parquet modular encryption" and "Key management by
 * Key Protect". IBM's Python sample writes `encryption.key.list`, which nothing reads.
 *
 * @control AE-11
 */
export class ParquetEncryption extends Construct {
  /** Every key, once. */
  readonly keys: readonly ParquetKey[];
  readonly conf: Readonly<Record<string, string>>;

  /** @throws FaultError SP004 when the keys do not say which column they encrypt, or a column has two */
  constructor(scope: Construct, id: string, system: string, { footerKey, columnKeys }: ParquetProps) {
    super(scope, id);
    const faults = faultsOf(this.node.path, footerKey, columnKeys);
    if (faults.length > 0) throw new FaultError(faults);
    const encryption = Encryption.of(this);
    const names = [...new Set([footerKey, ...Object.keys(columnKeys)])].sort();
    const ids = new Map(names.map((name) => [name, idOf(encryption, system, name)]));
    const columns = Object.entries(columnKeys).sort(byName);
    this.keys = [...ids.values()].map((key) => ({ id: key, instance: encryption.instance }));
    this.conf = {
      [`${parquetPrefix}crypto.factory.class`]: "com.ibm.parquet.key.management.IBMKeyToolsFactory",
      [`${parquetPrefix}encryption.algorithm`]: "AES_GCM_V1",
      [`${parquetPrefix}encryption.column.keys`]: columns
        .map(([name, list]) => `${ids.get(name)}:${list.join(",")}`)
        .join(";"),
      [`${parquetPrefix}encryption.footer.key`]: ids.get(footerKey) ?? "",
      // In files beside the data: only then can the root keys' new versions be put to use without writing the data again.
      [`${parquetPrefix}encryption.key.material.store.internally`]: "false",
      [`${parquetPrefix}encryption.kms.client.class`]: "com.ibm.parquet.key.management.KeyProtectClient",
      [`${parquetPrefix}encryption.kms.instance.id`]: encryption.instance,
      [`${parquetPrefix}encryption.kms.instance.url`]: `https://private.${Platform.of(this).region}.kms.cloud.ibm.com`,
      [`${parquetPrefix}encryption.plaintext.footer`]: "false",
    };
  }
}

/** The id inside a key's CRN, crn:v1:bluemix:public:kms:<region>:a/<account>:<instance>:key:<id>. */
function idOf(encryption: Encryption, system: string, name: string): string {
  if (keyId.test(name)) return name;
  return Fn.element(Fn.split(":", encryption.key(`${system}-parquet-${name}`).crn), 9);
}

function faultsOf(path: string, footerKey: string, columnKeys: ParquetProps["columnKeys"]): Fault[] {
  const columns = Object.values(columnKeys).flat();
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  const empty = Object.entries(columnKeys).find(([name, list]) => name === "" || list.length === 0);
  if (footerKey === "" || Object.keys(columnKeys).length === 0) {
    return [
      {
        code: "SP004",
        message: "Parquet encryption needs a footer key and at least one column key",
        place: { path: `${path}.${footerKey === "" ? "footerKey" : "columnKeys"}` },
        expected: "footerKey and columnKeys with at least one key",
        got: `footerKey ${JSON.stringify(footerKey)}, ${Object.keys(columnKeys).length} column keys`,
        fix: "Set both: otherwise Parquet writes the data unencrypted or fails to write.",
      },
    ];
  }
  if (empty) {
    return [
      {
        code: "SP004",
        message: empty[0] === "" ? "a column key has no id" : `column key ${empty[0]} has no columns`,
        place: { path: pathBelow(path, "columnKeys", empty[0]) },
        expected: "the name or id of a root key, and the columns that it encrypts",
        got: empty[0] === "" ? "no name" : "no column",
      },
    ];
  }
  if (twice === undefined) return [];
  const keys = Object.entries(columnKeys).flatMap(([name, list]) =>
    list.filter((one) => one === twice).map(() => name),
  );
  return [
    {
      code: "SP004",
      message: `column ${twice} has two keys`,
      place: { path: pathBelow(path, "columnKeys", keys.at(-1) ?? "") },
      expected: "one key for each column",
      got: `${twice} under ${keys.join(" and ")}`,
    },
  ];
}
