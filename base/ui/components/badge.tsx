import type { Severity } from './alert.tsx';

/** State of a thing in one or two words. */
export const Badge = ({ severity, children }: { severity?: Severity; children: string }) => (
  <span className={severity ? `fr-badge fr-badge--${severity}` : 'fr-badge'}>{children}</span>
);
