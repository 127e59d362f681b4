import type { Rule } from "../../../posture/rule";
import { destinationAuthorized } from "./destination-authorized";
import { eventsAuthorizationScoped } from "./events-authorization-scoped";
import { eventsKeyIntegration } from "./events-key-integration";
import { eventsOwnKey } from "./events-own-key";
import { eventsPrivateNetwork } from "./events-private-network";
import { headersWithoutToken } from "./headers-without-token";
import { jobDestination } from "./job-destination";
import { peopleInvited } from "./people-invited";
import { secretFailureTold } from "./secret-failure-told";
import { secretRotationHeard } from "./secret-rotation-heard";
import { secretsRegistrationAuthorized } from "./secrets-registration-authorized";
import { timerEndless } from "./timer-endless";
import { timerSchedule } from "./timer-schedule";
import { timerSource } from "./timer-source";
import { topicEnabled } from "./topic-enabled";
import { topicSourceRegistered } from "./topic-source-registered";
import { topicSubscribed } from "./topic-subscribed";

export const rules: readonly Rule[] = [
  destinationAuthorized,
  eventsAuthorizationScoped,
  eventsKeyIntegration,
  eventsOwnKey,
  eventsPrivateNetwork,
  headersWithoutToken,
  jobDestination,
  peopleInvited,
  secretFailureTold,
  secretRotationHeard,
  secretsRegistrationAuthorized,
  timerEndless,
  timerSchedule,
  timerSource,
  topicEnabled,
  topicSourceRegistered,
  topicSubscribed,
];
