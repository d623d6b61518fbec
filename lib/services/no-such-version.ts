import { ServiceError } from "#lib/services/service-error.ts";

export function noSuchVersion(id: number): ServiceError {
  return new ServiceError("not_found", `This postmortem has no version ${id}.`);
}
