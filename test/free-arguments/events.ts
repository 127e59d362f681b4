export const free: Readonly<Record<string, string>> = {
  "*.instance_guid": "the instance that the resource belongs to; the key's and the topics' are judged",
  "ibm_en_destination_ce.collect_failed_events":
    "a bucket for events that could not be delivered, which needs another's bucket",
  "ibm_en_integration.integration_id": "IBM's id of what is filled in",
  "ibm_en_subscription_ce.destination_id": "the destination, which is judged",
  "ibm_en_subscription_email.attributes.add_notification_payload":
    "whether the message has details, which are no secrets",
  "ibm_en_subscription_email.destination_id": "the instance's own mail service, looked up",
  "ibm_en_topic.sources.rules.notification_filter": "narrows a topic; its syntax is IBM's and has not been measured",
  "ibm_sm_en_registration.event_notifications_instance_crn": "the instance that events go to",
  "ibm_sm_en_registration.event_notifications_source_name": "a name",
};
