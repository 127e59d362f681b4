import type { JsonObject, StackJson } from "../../terraform/configuration";
import type { TypeKind } from "../../terraform/provider-data";
import { provisionersIn } from "../../terraform/provisioners";
import { originOf } from "../runner/remote-state";
import type { Reader } from "./written";

/** What `lifecycle` says that runs nothing; `action_trigger` runs an action. */
const lifecycle: ReadonlySet<string> = new Set([
  ...["//", "create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by"],
  ...["precondition", "postcondition", "enabled", "destroy"],
]);

/** Refuses resources, data sources and removals that would run a program or read what no stack of the run writes. */
export function refuseBlocks(reader: Reader, all: readonly StackJson[]): void {
  const { json } = reader.stack;
  const kinds: [TypeKind, string][] = [
    ["resource", ""],
    ["data", "data."],
  ];
  for (const [kind, prefix] of kinds) {
    for (const { labels, body } of reader.blocks(json[kind], kind, 2)) {
      const address = `${prefix}${labels.join(".")}`;
      refusePrograms(reader, address, body);
      refuseLifecycle(reader, address, body);
      if (kind === "data" && labels[0] === "terraform_remote_state") refuseState(reader, address, body, all);
    }
  }
  for (const { body } of reader.blocks(json.removed, "removed"))
    refusePrograms(reader, `removed ${String(body.from)}`, body);
  for (const {
    labels: [check],
    body,
  } of reader.blocks(json.check, "check", 1)) {
    for (const { labels, body: data } of reader.blocks(body.data, `check.${check}.data`, 2)) {
      const address = `check.${check}.data.${labels.join(".")}`;
      refusePrograms(reader, address, data);
      if (labels[0] === "terraform_remote_state") refuseState(reader, address, data, []);
    }
  }
}

function refusePrograms(reader: Reader, address: string, body: JsonObject): void {
  const provisioners = provisionersIn(body.provisioner);
  if (provisioners.length > 0) {
    reader.refuse(
      "RH004",
      "provisioners are not rehearsed: the rehearsal runs no program other than Terraform",
      address,
      {
        got: `provisioner ${provisioners.join(", ")}`,
        fix: "Remove the provisioner, and do its work in a resource or in a step after the apply.",
      },
    );
  }
  if (body.connection !== undefined) {
    reader.refuse("RH004", "connections are not rehearsed: the rehearsal connects to no machine", address, {
      got: "connection",
      fix: "Remove the connection, and the provisioners that use it.",
    });
  }
}

function refuseLifecycle(reader: Reader, address: string, body: JsonObject): void {
  for (const { body: inner } of reader.blocks(body.lifecycle, `${address}.lifecycle`)) {
    for (const key of Object.keys(inner)) {
      if (lifecycle.has(key)) continue;
      reader.refuse("RH007", `lifecycle.${key} is not rehearsed`, address, {
        expected: [...lifecycle].filter((name) => name !== "//").join(", "),
        fix: "Remove it from the configuration that you rehearse.",
      });
    }
  }
}

function refuseState(reader: Reader, address: string, body: JsonObject, all: readonly StackJson[]): void {
  const name = address.split(".").at(-1) ?? "";
  if (originOf(name, body, all)) return;
  reader.refuse("RH006", "the data source reads a state that no stack in the rehearsal writes", address, {
    expected: `the state of one of: ${all.map((stack) => stack.name).join(", ")}`,
    got: `backend ${JSON.stringify(body.backend ?? null)}`,
    fix: "Rehearse the folder that contains both stacks, or replace the value with a variable.",
  });
}
