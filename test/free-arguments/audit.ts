export const free: Readonly<Record<string, string>> = {
  "ibm_atracker_settings.metadata_region_primary": "where the routing's own definition lies",
  "ibm_atracker_target.cos_endpoint.endpoint": "a host of the bucket's region; the service refuses others",
  "ibm_atracker_target.cos_endpoint.target_crn": "the instance of the bucket, which is judged",
  "ibm_logs_alert_definition.priority": "how an alert is sorted",
  "ibm_logs_alert_definition.incidents_settings": "how often the same alert is told again",
  "ibm_logs_alert_definition.logs_immediate.notification_payload_filter": "what a message repeats of the event",
  "ibm_logs_alert_definition.notification_group.group_by_keys": "how messages are put together",
  "ibm_logs_alert_definition.notification_group.webhooks.minutes": "how often the same alert is told again",
  "ibm_logs_alert_definition.notification_group.webhooks.notify_on": "whether its end is told too",
  "ibm_logs_router_target.destination_crn": "the instance that logs go to",
  "ibm_metrics_router_target.destination_crn": "the instance that metrics go to",
  "ibm_resource_instance.parameters.retention_period": "how long events are found fast; they are kept by the archive",
};
