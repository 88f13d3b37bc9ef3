/** The local identity providers, for tests of rooms that may not know the platform. */
export { startIdentityStandIn, type StandIn, type StandInOptions } from '#platform/stand-ins/identity/start.ts';
export { logInHeadless, type Choice } from '#test/log-in-headless.ts';
export { makeSigningKeys } from '#platform/stand-ins/identity/keys.ts';
export { citizensFromCsv } from '#platform/stand-ins/identity/people.ts';
