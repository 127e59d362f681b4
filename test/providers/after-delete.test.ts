import { afterDelete, keptAfterDelete } from "../../src/terraform/after-delete";
import { typeData } from "../../src/terraform/provider-data";
import { quota } from "../../src/terraform/quotas";

const { dated, kept } = afterDelete();

test("what is kept has its source with a day, types and arguments that exist, and a quota of the table", () => {
  expect(dated).toMatch(/^20\d\d-\d\d-\d\d$/);
  expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
  for (const { id, types, where = {}, days, blocks, ends, source } of kept) {
    expect([id, source]).toEqual([id, expect.stringMatching(/ of 20\d\d-\d\d-\d\d/)]);
    for (const type of types) {
      const block = typeData("resource", type)?.schema.block;
      for (const argument of Object.keys(where)) expect(block?.attributes?.[argument]).toBeDefined();
      expect([id, type, block]).not.toEqual([id, type, undefined]);
    }
    // Days that are waited for want a command, unless nothing is blocked.
    if (days > 0 && blocks.length > 0) expect([id, ends]).toEqual([id, expect.stringMatching(/^ibmcloud /)]);
    for (const one of blocks) if (one.what === "quota") expect(quota(one.quota).types).toEqual(types);
  }
});

test("a project keeps its name and its place among twenty for seven days, and an instance what its service keeps", () => {
  expect(keptAfterDelete("ibm_code_engine_project", { name: "shop" })).toMatchObject([
    { days: 7, blocks: [{ what: "name" }, { what: "quota" }], ends: expect.stringContaining("reclamation delete") },
  ]);
  expect(keptAfterDelete("ibm_resource_instance", { service: "appid" })).toMatchObject([{ id: "app-id-instance" }]);
  expect(keptAfterDelete("ibm_resource_instance", { service: "unheard-of" })).toEqual([]);
  expect(keptAfterDelete("ibm_is_vpc", {})).toEqual([]);
});
