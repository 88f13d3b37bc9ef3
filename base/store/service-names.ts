/** SQL names that follow from a service's name: its schema and its roles. */
export type ServiceNames = { schema: string } & Record<ServiceRole | 'owner', string>;

/** Roles that log in; `owner` owns the schema and cannot. */
export type ServiceRole = 'intake' | 'app' | 'rebuild' | 'jobs';

export const SERVICE_ROLES: readonly ServiceRole[] = ['intake', 'app', 'rebuild', 'jobs'];

const SERVICE_NAME = /^[a-z][a-z0-9-]{1,40}$/;

/** `voter-registration` → schema `voter_registration`, roles `voter_registration_app` … */
export const serviceNames = (service: string): ServiceNames => {
  if (!SERVICE_NAME.test(service)) throw new RangeError(`not a service name: ${service}`);
  const schema = service.replaceAll('-', '_');
  return {
    schema, owner: `${schema}_owner`, intake: `${schema}_intake`, app: `${schema}_app`,
    rebuild: `${schema}_rebuild`, jobs: `${schema}_jobs`,
  };
};
