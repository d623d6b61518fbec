import { incidentName } from "#lib/incident/labels.ts";
import { ServiceError } from "#lib/services/service-error.ts";

export function noSuchIncident(number: number): ServiceError {
  return new ServiceError("not_found", `There is no incident ${incidentName(number)}.`);
}
