export { EventNotifications, type EventNotificationsProps, type ExistingJobProps } from "./events";
export type { JobProps } from "./job-destination";
export { Schedule, type ScheduleProps } from "./schedule";
export type { SecretRotationProps, SecretRotationSubscription } from "./secret-events";
