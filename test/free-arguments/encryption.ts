export const free: Readonly<Record<string, string>> = {
  "ibm_kms_key.key_name": "a name",
  "ibm_kms_key_policies.key_id": "the key; that every key has policies is a rule",
  "ibm_kms_instance_policies.key_create_import_access.create_root_key": "false only keeps one from encrypting",
};
