import type { Lang } from '#base/values/lang.ts';
import { staff } from '../../web/staff/texts/common.ts';

type Entry = { key: Parameters<typeof staff>[1]; href: string; roles: readonly string[] };

const HALL = ['agent-mairie', 'maire', 'consulat'];

/** The screens of each role, in the order of the menu. */
const ENTRIES: readonly Entry[] = [
  { key: 'desk', href: '/mairie', roles: HALL },
  { key: 'roll', href: '/liste', roles: HALL },
  { key: 'strikeOffs', href: '/radiations', roles: HALL },
  { key: 'judgments', href: '/jugements', roles: HALL },
  { key: 'delegations', href: '/delegations', roles: ['maire', 'consulat'] },
  { key: 'letters', href: '/courriers', roles: HALL },
  { key: 'signals', href: '/signaux', roles: HALL },
  { key: 'commission', href: '/commission', roles: [...HALL, 'commission'] },
  { key: 'rights', href: '/administration/habilitations', roles: ['rights-manager'] },
  { key: 'messages', href: '/administration/messages', roles: ['rights-manager'] },
  { key: 'emergencyAccesses', href: '/administration/acces-exceptionnels', roles: ['break-glass-reviewer'] },
  { key: 'calendar', href: '/calendrier/gestion', roles: ['rights-manager'] },
  { key: 'prefecture', href: '/prefecture', roles: ['prefet'] },
  { key: 'night', href: '/nuit', roles: ['rights-manager'] },
];

/** The menu of somebody who holds these roles. */
export const navOf = (roles: readonly string[], lang: Lang): { text: string; href: string }[] =>
  ENTRIES.filter((entry) => entry.roles.some((role) => roles.includes(role)))
    .map(({ key, href }) => ({ text: staff(lang, key), href }));
