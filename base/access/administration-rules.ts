import type { AccessRule } from './decide.ts';

/** What the administration of a service may do; every service puts these beside its own rules. No dossier is in them. */
export const ADMINISTRATION_RULES: readonly AccessRule[] = [
  { id: 'ADM-1', roles: ['rights-manager'], actions: ['rights:read', 'rights:ask', 'rights:decide'], territory: 'same',
    purposes: ['rights'], secondFactor: true, effect: 'allow' },
  { id: 'ADM-2', roles: ['rights-manager'], actions: ['messages:read', 'messages:decide'], territory: 'same',
    purposes: ['operation'], secondFactor: true, effect: 'allow' },
  { id: 'ADM-3', roles: ['break-glass-reviewer'], actions: ['break-glass:review'], territory: 'same',
    purposes: ['break-glass-review'], secondFactor: true, effect: 'allow' },
];
