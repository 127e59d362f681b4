import { crnFields } from "../../../core/crn";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { type ResourceModel, text } from "../resource-model";
import { requirePolicy } from "./authorization";

const instance = { argument: "instance_id", kinds: ["secrets-manager instance"] };
const scope = (state: Parameters<NonNullable<ResourceModel["unique"]>>[0]) =>
  `Secrets Manager ${text(state, "instance_id")}`;

export const secretGroup: ResourceModel = {
  type: "ibm_sm_secret_group",
  kind: "secret group",
  references: [instance],
  unique: (state) => ({ scope: scope(state), name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return {
      id: `${text(planned, "region")}/${text(planned, "instance_id")}/${id}`,
      secret_group_id: id,
      created_at: "",
      updated_at: "",
    };
  },
  handles: (state) => [text(state, "secret_group_id")],
};

/** Configurations of certificate authorities and DNS services share one space of names. */
function configuration(type: string, kind: string, more: Partial<ResourceModel> = {}): ResourceModel {
  return {
    type,
    kind,
    references: [instance],
    unique: (state) => ({ scope: scope(state), name: text(state, "name") }),
    attributes: (planned) => ({
      id: `${text(planned, "region")}/${text(planned, "instance_id")}/${text(planned, "name")}`,
    }),
    handles: (state) => [`${text(state, "instance_id")}/${text(state, "name")}`],
    ...more,
  };
}

export const certificateAuthority = configuration(
  "ibm_sm_public_certificate_configuration_ca_lets_encrypt",
  "certificate authority",
);

export const dnsConfiguration = configuration("ibm_sm_public_certificate_configuration_dns_cis", "dns configuration", {
  references: [instance, { argument: "cloud_internet_services_crn", kinds: ["internet-svcs instance"] }],
  check(planned, cloud) {
    if (text(planned, "cloud_internet_services_apikey") !== "") return;
    requirePolicy(
      {
        source: "secrets-manager",
        sourceInstance: text(planned, "instance_id"),
        target: "internet-svcs",
        instance: crnFields(text(planned, "cloud_internet_services_crn")).instance,
        roles: ["Manager"],
        written:
          'Secrets Manager documentation, "Granting service access to Internet Services": Manager, to answer DNS challenges',
      },
      cloud,
    );
  },
});

/** A certificate's name, and the two configurations that it is ordered by. */
export const publicCertificate: ResourceModel = {
  type: "ibm_sm_public_certificate",
  kind: "certificate",
  references: [instance, { argument: "secret_group_id", kinds: ["secret group"], holds: true }],
  unique: (state) => ({ scope: scope(state), name: text(state, "name") }),
  check(planned, cloud) {
    for (const [argument, kind] of [
      ["ca", "certificate authority"],
      ["dns", "dns configuration"],
    ] as const) {
      const name = text(planned, argument);
      if (name === "manual" || cloud.named(`${text(planned, "instance_id")}/${name}`, [kind])) continue;
      throw new Refusal(
        "dangling-reference",
        `ibm_sm_public_certificate: ${argument} is ${JSON.stringify(name)}, but the Secrets Manager instance has no such ${kind}`,
        "Secrets Manager API: the configuration must exist before the order",
        `Reference the name of the ${kind}'s resource.`,
        argument,
      );
    }
  },
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    const pem = (label: string) => `-----BEGIN ${label}-----\nrehearsal\n-----END ${label}-----\n`;
    return {
      id: `${text(planned, "region")}/${text(planned, "instance_id")}/${id}`,
      secret_id: id,
      crn: crnOf("secrets-manager", text(planned, "region"), text(planned, "instance_id"), "secret", id),
      certificate: pem("CERTIFICATE"),
      intermediate: pem("CERTIFICATE"),
      private_key: pem("PRIVATE KEY"),
      secret_type: "public_cert",
      expiration_date: "2027-02-22T00:00:00Z",
      serial_number: id,
      state: 1,
      state_description: "active",
      versions_total: 1,
      locks_total: 0,
      downloaded: false,
      alt_names: [],
      labels: [],
      custom_metadata: {},
    };
  },
  handles: (state) => [text(state, "secret_id"), text(state, "id"), text(state, "crn")],
};

/** A certificate that comes from elsewhere, with a lifetime of 90 days. */
export const importedCertificate: ResourceModel = {
  type: "ibm_sm_imported_certificate",
  kind: "certificate",
  references: [instance, { argument: "secret_group_id", kinds: ["secret group"], holds: true }],
  unique: (state) => ({ scope: scope(state), name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return {
      id: `${text(planned, "region")}/${text(planned, "instance_id")}/${id}`,
      secret_id: id,
      secret_type: "imported_cert",
      state: 1,
      state_description: "active",
      versions_total: 1,
      locks_total: 0,
      downloaded: false,
      intermediate_included: true,
      private_key_included: true,
      labels: [],
      custom_metadata: {},
      expiration_date: "2027-02-22T00:00:00Z",
      validity: [{ not_before: "2026-11-24T00:00:00Z", not_after: "2027-02-22T00:00:00Z" }],
    };
  },
  handles: (state) => [text(state, "secret_id"), text(state, "id")],
};
