/** What people have to hear of. Types as IBM lists them: Secrets Manager documentation, "Events for Secrets Manager". */
export const failures = ["secret_about_to_expire", "secret_expired", "secret_rotation_failed"] as const;
