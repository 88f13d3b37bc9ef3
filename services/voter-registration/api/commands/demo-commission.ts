import { inContext, systemContext } from '#base/store/context.ts';
import { addDays } from '#base/values/civil-date.ts';
import { newId } from '#base/values/ids.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { threeYearsFrom } from '../../domain/commission/term-of-office.ts';
import { appointMember, membersOf, type Membre } from '../../store/commission.ts';
import type { VoterRegister } from '../../store/open-register.ts';

const COMMUNE = '04112';
/** How long ago the demonstration's prefect appointed them. */
const SINCE_DAYS = 200;

const MEMBERS: readonly Pick<Membre, 'nom' | 'qualite' | 'suppleant'>[] = [
  { nom: 'Odile FERRIER', qualite: 'CONSEILLER', suppleant: false }, { nom: 'Samir BELAÏD', qualite: 'ADMINISTRATION', suppleant: false },
  { nom: 'Geneviève TARDIEU', qualite: 'TRIBUNAL', suppleant: false }, { nom: 'Marc OLIVIER', qualite: 'CONSEILLER', suppleant: true },
];

/** Names the members of the demonstration's commission (R.7), once: without them it could not meet. */
export const appointDemoCommission = async ({ app, partitions, clock }: VoterRegister): Promise<void> => {
  const [now, place] = [clock(), { partitions, commune: COMMUNE }];
  const today = localDay(now, COMMUNE);
  const du = addDays(today, -SINCE_DAYS);
  await inContext(app, systemContext('seed', 'demonstration'), async (tx) => {
    if ((await membersOf(tx, place, today)).length > 0) return;
    for (const member of MEMBERS) {
      await appointMember(tx, place, { ...member, id: newId(), du, au: threeYearsFrom(du), arrete: 'Arrêté de démonstration' },
        'demonstration', now);
    }
  });
};
