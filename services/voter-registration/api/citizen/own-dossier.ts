import { auditAccess, auditRefusal } from '#base/access/audit.ts';
import { loadDossier } from '#base/dossiers/load.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { SET_CONTEXT, type Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import type { CitizenKit } from './kit.ts';
import { asPerson, ownContext, type SignedIn } from './visit.ts';

const FIND = { name: 'own-dossier', text: 'select dossier_id from dossier where partition = $1 and reference = $2' };

/** A person's own request by its number, with one line of audit; anybody else's is "not found", and audited too. */
export const ownDossier = async <T>(
  kit: CitizenKit, visit: SignedIn, typed: string, action: string, then: (tx: Tx, loaded: Loaded<DossierState>) => Promise<T>,
): Promise<T> => {
  const number = parsePublicNumber(typed);
  if (!number || number.partition >= kit.register.partitions) return noteGuess(kit, visit);
  const found = await asPerson(kit, visit, async (tx): Promise<{ value: T } | undefined> => {
    const { rows: [row] } = await tx.query<{ dossier_id: string }>({ ...FIND, values: [number.partition, number.text] });
    if (!row) return undefined;
    const ref = { partition: number.partition, id: row.dossier_id };
    const loaded = await loadDossier(tx, kit.register.type, kit.register.keys, ref, [HOLDERS.portail, HOLDERS.commune]);
    if (!loaded) return undefined;
    // Their own dossier by now: what they do to it shows in the town hall's view of it. Nothing is shown unless all succeed.
    const [, , result] = await pipelined([audit(kit, visit, tx, ref, action, loaded.state.deposant),
      tx.query({ ...SET_CONTEXT, values: [JSON.stringify(ownContext(visit, ref.id))] }), then(tx, loaded)]);
    return { value: result };
  });
  return found ? found.value : noteGuess(kit, visit);
};

/** Writes down a number that is not the person's: somebody may be guessing. The answer is the same as for none at all. */
const noteGuess = async (kit: CitizenKit, { session, request }: SignedIn): Promise<never> => {
  await auditRefusal(kit.register.app, { actor: session.actor, decision: { allow: false, rule: 'no-such-dossier', reason: 'territory' },
    purpose: 'demarche', dossiers: [], fields: [], route: request.routeOptions.url ?? '', correlationId: request.id,
    at: kit.register.clock() }, kit.register.partitions);
  throw problems.DOSSIER_INTROUVABLE();
};

const audit = async (
  kit: CitizenKit, { session, request }: SignedIn, tx: Tx, ref: { partition: number; id: string }, action: string, owner: string,
): Promise<void> => {
  const at = kit.register.clock();
  const decision = kit.access.authorise(session.actor, action, { dossier: ref.id, owner }, 'demarche', at);
  if (!decision.allow) throw problems.ROLE_REFUSE({ extra: { regle: decision.rule } });
  await auditAccess(tx, { actor: session.actor, decision, purpose: 'demarche', dossiers: [ref], fields: ['demande'],
    route: request.routeOptions.url ?? '', correlationId: request.id, at }, kit.register.partitions);
};
