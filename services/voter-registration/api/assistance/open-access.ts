import { openBreakGlass, openGlassOf, type BreakGlassRules, type GlassNotice } from '#base/access/break-glass.ts';
import { auditAccess } from '#base/access/audit.ts';
import { rowContextOf } from '#base/access/decide.ts';
import { recordFact } from '#base/access/fact.ts';
import { loadDossier } from '#base/dossiers/load.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { GLASS_REASONS } from '../../domain/codes/glass-reasons.ts';
import { isHoliday } from '../../domain/calendar/holidays.ts';
import type { DossierState } from '../../domain/state.ts';
import { problems } from '../../errors.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import type { Located } from '../../store/desk-locate.ts';
import { boxOf } from '#base/messages/message-box.ts';
import { CHANNELS, recipientOf } from '../work/outbox.ts';
import { accessLine, organisationOf, permitAssistance, type AssistanceKit, type AssistanceVisit } from './assistance-visit.ts';
import { glassMail } from './glass-mail.ts';

const ZONE = 'Europe/Paris';

const rulesFor = (commune: string): BreakGlassRules => ({ zone: ZONE, isHoliday: (day) => isHoliday(day, commune),
  reasons: new Map(Object.entries(GLASS_REASONS).map(([code, { label }]) => [code, label])) });

export type OpenRequest = { reference: string; reasonCode: string; explanation: string; minutes: number };

/**
 * Opens one dossier for an hour at most: the right, the reason, a message to the data officer, a fact of the log, a line
 * of audit, all or nothing. Throws what `openBreakGlass` throws.
 */
export const openAccess = async (kit: AssistanceKit, visit: AssistanceVisit, { ref, commune }: Located,
  asked: OpenRequest): Promise<void> => {
  const { register } = kit;
  const decision = await permitAssistance(kit, visit, 'demande:ouvrir-exception', { dossier: ref.id }, [ref]);
  const organisation = organisationOf(kit, visit.actor);
  const context = rowContextOf(visit.actor, decision, visit.purpose, { dossier: ref.id });
  await inContext(register.app, context, async (tx) => {
    let notice: GlassNotice | undefined;
    const glass = await openBreakGlass(tx, kit.access.keys, rulesFor(commune), { actor: visit.actor, role: decision.role,
      dossier: ref, territory: commune, ...asked, ...(organisation === undefined ? {} : { organisation }) }, visit.at,
    async (_tx, told) => { notice = told; });
    await tell(tx, kit, visit, asked.reference, notice!, decision.role);
    await auditAccess(tx, accessLine(kit, visit, decision, [ref], [], glass.id), register.partitions);
    await recordFact(tx, ref.partition, { type: 'AccesExceptionnelOuvert', facts: { access: glass.id, dossier: ref.id,
      role: decision.role, reason: asked.reasonCode, until: glass.until } },
    { service: register.service, actor: visit.actor.id, purpose: visit.purpose, at: visit.at });
  });
};

/** The data officer is told in the same transaction: no access is opened unseen. */
const tell = async (
  tx: Tx, { register, context }: AssistanceKit, { at }: AssistanceVisit, reference: string, notice: GlassNotice, role: string,
): Promise<void> => {
  const to = context.settings.SOCLE_VOTER_DATA_OFFICER ?? '';
  if (to === '') return;
  await enqueueMessage(tx, { partition: notice.dossier.partition, at, box: boxOf(register.keyring) }, { id: newId(),
    channel: CHANNELS.mail, key: `acces-${notice.id}`, recipient: recipientOf(register.keyring, to),
    content: glassMail(to, { reference, notice, role, zone: ZONE, review: `${context.origin}/administration/acces-exceptionnels` }) });
};

export type OpenedDossier = { loaded: Loaded<DossierState>; until: number };

/** The dossier, while an access of this person is open on it; what is shown is written down under that access. */
export const readOpened = async (kit: AssistanceKit, visit: AssistanceVisit, { ref }: Located): Promise<OpenedDossier> => {
  const { register } = kit;
  const own: RowContext = { actor: visit.actor.id, kind: visit.actor.kind, roles: [], territories: [], purpose: visit.purpose };
  const glass = await inContext(register.app, own, (tx) => openGlassOf(tx, visit.actor.id, ref, visit.at));
  const holder = { ...visit, actor: { ...visit.actor, ...(glass ? { breakGlass: glass } : {}) } };
  const resource = { dossier: ref.id };
  const decision = await permitAssistance(kit, holder, 'demande:lire-exception', resource, [ref]);
  return inContext(register.app, rowContextOf(visit.actor, decision, visit.purpose, resource), async (tx) => {
    const loaded = await loadDossier(tx, register.type, register.keys, ref, [HOLDERS.commune, HOLDERS.portail]);
    if (!loaded?.key) throw problems.DOSSIER_INTROUVABLE();
    await auditAccess(tx, accessLine(kit, visit, decision, [ref], ['identity', 'address', 'contact'], glass!.id), register.partitions);
    return { loaded, until: glass!.until };
  });
};
