import { append } from '#base/dossiers/execute.ts';
import type { Command } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { DossierState } from '../../domain/state.ts';
import { shippedClosings } from '../../data/calendar.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import type { SignedIn } from './visit.ts';

/** Gives a command on the person's own request and keeps what it decides. */
export const command = (kit: CitizenKit, visit: SignedIn, numero: string, action: string, given: Command): Promise<DossierState> =>
  ownDossier(kit, visit, numero, action, async (tx, loaded) => {
    const { id } = visit.session.actor;
    const now = kit.register.clock();
    const decision = decide(given, loaded.state, { now, actor: { id, role: 'usager', territories: [] }, closings: shippedClosings(),
      mentions: { service: '', contactService: '' } });
    if (!decision.ok) throw decision.problem;
    if (decision.events.length === 0) return loaded.state;
    return (await append(tx, kit.register.type, loaded, decision.events, { actor: id, purpose: 'demarche' }, now)).state;
  });
