/** How sure we are of who somebody is; eIDAS levels are the State's, `email` is a proven mailbox. */
export type Assurance = 'none' | 'email' | 'eidas1' | 'eidas2' | 'eidas3';

const ORDER: readonly Assurance[] = ['none', 'email', 'eidas1', 'eidas2', 'eidas3'];

/** True when `level` is at least `floor`. */
export const reaches = (level: Assurance, floor: Assurance): boolean => ORDER.indexOf(level) >= ORDER.indexOf(floor);
