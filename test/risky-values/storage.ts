import type { RiskyValue } from "../support/risky-values";

const key =
  "crn:v1:bluemix:public:kms:eu-de:a/0123456789abcdef0123456789abcdef:11111111-2222-4333-8444-555555555555:key:41111111-2222-4333-8444-555555555555";
const tracker =
  "crn:v1:bluemix:public:logdnaat:eu-de:a/0123456789abcdef0123456789abcdef:51111111-2222-4333-8444-555555555555::";

export const values: readonly RiskyValue[] = [
  { id: "B01", resource: "ibm_cos_bucket", argument: "key_protect", to: key },
  { id: "B02", resource: "ibm_cos_bucket", argument: "kms_key_crn", to: null },
  { id: "B04", resource: "ibm_cos_bucket", argument: "endpoint_type", to: "public" },
  { id: "B05", resource: "ibm_cos_bucket", argument: "force_delete", to: null },
  { id: "B06", resource: "ibm_cos_bucket", argument: "cross_region_location", to: "eu" },
  { id: "B07", resource: "ibm_cos_bucket", argument: "allowed_ip", to: ["0.0.0.0/0"] },
  { id: "B11L", resource: "ibm_cos_bucket", argument: "region_location", to: "mars" },
  { id: "L04", resource: "ibm_cos_bucket", argument: "activity_tracking.activity_tracker_crn", to: tracker },
];
