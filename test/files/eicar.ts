/**
 * The EICAR anti-malware test file (68 harmless bytes that every scanner reports), put together at
 * run time so that no scanner of a developer's machine takes the project for infected.
 */
export const eicar = (): Buffer => Buffer.from([
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$', 'EICAR-STANDARD', '-ANTIVIRUS-', 'TEST-FILE!', '$', 'H+H*',
].join(''));
