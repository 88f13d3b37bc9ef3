/** Files that take far longer than others, the longest first; measured by the CPU time that they and what they start use. */
export const LONGEST: readonly string[] = [
  'services/emergency-calls/web/screens-matrix.e2e.test.ts',
  'services/voter-registration/web/staff/staff-matrix.e2e.test.ts',
  'services/voter-registration/web/citizen/citizen-pages.e2e.test.ts',
  'services/voter-registration/web/desk/desk-states.e2e.test.ts',
  'services/emergency-calls/web/console/first-second.e2e.test.ts',
  'test/full-circuit.e2e.test.ts',
  'services/voter-registration/web/administration.e2e.test.ts',
  'services/emergency-calls/web/console/address.e2e.test.ts',
  'services/voter-registration/web/desk/desk-console.e2e.test.ts',
  'test/citizen-path.e2e.test.ts',
  'services/emergency-calls/web/console/console.e2e.test.ts',
  'test/enquiry/enquiry.int.test.ts',
  'platform/peers.int.test.ts',
  'platform/backup/backup.int.test.ts',
  'platform/cli/cli.int.test.ts',
  'platform/supervisor/life.int.test.ts',
  'platform/supervisor/processes.int.test.ts',
  'test/bad-input.int.test.ts',
  'services/emergency-calls/exchange/amqp-hub-link.int.test.ts',
  'services/voter-registration/api/canary.scopes.test.ts',
];

/** Those of the files that are long, in the order in which to start them: one that starts last would run alone, the other lanes idle. */
export const longFiles = (files: readonly string[]): string[] => LONGEST.filter((file) => files.includes(file));
