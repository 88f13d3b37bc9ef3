import type { Text } from '#base/values/lang.ts';
import { CONSOLE_ROLES, type Role } from '../domain/codes/roles.ts';

/**
 * A screen of a centre: its address, its script (`entry` of the bundle, which mounts itself by `mountScreen`), the roles that see
 * it, and whether menus show it. What a role may read there is decided by the routes, not by this list.
 */
export type Screen = { path: string; entry: string; script: string; title: Text; roles: readonly (Role | 'auditor')[]; menu: boolean;
  /** Address of the application's manifest, for a screen that is installed. */
  manifest?: string };

const FOLDER = 'services/emergency-calls/web';

/** Every screen for agents, in the order of menus. */
export const SCREENS: readonly Screen[] = [
  { path: '/', entry: 'console', script: `${FOLDER}/console/console.tsx`, title: { fr: 'Poste', en: 'Console' }, roles: CONSOLE_ROLES,
    menu: true },
  { path: '/bord', entry: 'second-line', script: `${FOLDER}/second-line/second-line.tsx`, title: { fr: 'Bord', en: 'Second line' },
    roles: ['arm-n2', 'arm', 'superviseur'], menu: true },
  { path: '/mur', entry: 'wall', script: `${FOLDER}/wall/wall.tsx`, title: { fr: 'Mur', en: 'Wall board' }, roles: ['superviseur'],
    menu: true },
  { path: '/equipe', entry: 'team', script: `${FOLDER}/team/team.tsx`, title: { fr: 'Équipe', en: 'Team' }, roles: ['superviseur'],
    menu: true },
  { path: '/indicateurs', entry: 'indicators', script: `${FOLDER}/indicators/indicators.tsx`,
    title: { fr: 'Indicateurs', en: 'Indicators' }, roles: ['superviseur'], menu: true },
  { path: '/echanges', entry: 'exchanges', script: `${FOLDER}/exchanges/exchanges.tsx`, title: { fr: 'Échanges', en: 'Exchange' },
    roles: ['superviseur'], menu: true },
  { path: '/evenements', entry: 'incidents', script: `${FOLDER}/incidents/incidents.tsx`, title: { fr: 'Évènements', en: 'Events' },
    roles: CONSOLE_ROLES, menu: true },
  { path: '/evenements/:id', entry: 'incidents', script: `${FOLDER}/incidents/incidents.tsx`, title: { fr: 'Évènement', en: 'Event' },
    roles: CONSOLE_ROLES, menu: false },
  { path: '/releve', entry: 'hand-over', script: `${FOLDER}/hand-over/hand-over.tsx`, title: { fr: 'Relève', en: 'Hand-over' },
    roles: CONSOLE_ROLES, menu: true },
  { path: '/relecture', entry: 'replay', script: `${FOLDER}/replay/replay.tsx`, title: { fr: 'Relecture', en: 'Replay' },
    roles: ['superviseur', 'mru', 'mrl', 'auditor'], menu: true },
  { path: '/relecture/:id', entry: 'replay', script: `${FOLDER}/replay/replay.tsx`, title: { fr: 'Relecture', en: 'Replay' },
    roles: ['superviseur', 'mru', 'mrl', 'auditor'], menu: false },
  { path: '/prescription/:id/:decision', entry: 'prescription', script: `${FOLDER}/prescription/prescription.tsx`,
    title: { fr: 'Prescription', en: 'Prescription' }, roles: ['mru', 'mrl'], menu: false },
  { path: '/tablette', entry: 'tablet', script: `${FOLDER}/tablet/tablet.tsx`, title: { fr: 'Tablette', en: 'Tablet' },
    roles: ['equipage'], menu: true, manifest: '/tablette/manifest.webmanifest' },
];
