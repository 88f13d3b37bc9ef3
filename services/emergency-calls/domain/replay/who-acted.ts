import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { PARTNER_PREFIX } from '../identifiers/partner-actor.ts';
import type { Operator } from '../state.ts';

/** Who did something in a dossier, as far as its own events say: by the name and the role (HubSante.role) under which they wrote. */
export type WhoActed = { kind: 'person' | 'partner' | 'caller' | 'machine'; name: string | null; role: string | null };

/** What only a doctor does, so that one who wrote nothing is known by it too. */
const DOCTORS_DO: ReadonlySet<string> = new Set(['MedecinPrend', 'NiveauFixe', 'DecisionPrise']);
const KINDS: readonly [prefix: string, kind: WhoActed['kind']][] = [[PARTNER_PREFIX, 'partner'], ['appelant-', 'caller'],
  ['system:', 'machine']];

const operatorOf = ({ content }: RecordedEvent): Operator | undefined =>
  (content as { operator?: Operator | null } | null | undefined)?.operator ?? undefined;

/** Everybody who acted, by the pseudonym that their events carry. */
export const whoActed = (events: readonly RecordedEvent[]): ReadonlyMap<string, WhoActed> =>
  new Map([...Map.groupBy(events, ({ actor }) => actor)].map(([actor, done]): [string, WhoActed] => {
    const [prefix, kind] = KINDS.find(([start]) => actor.startsWith(start)) ?? ['', 'person' as const];
    if (kind !== 'person') return [actor, { kind, name: actor.slice(prefix.length), role: null }];
    const wrote = done.map(operatorOf).find((one) => one !== undefined);
    const role = done.some(({ type }) => DOCTORS_DO.has(type)) ? 'MEDECIN' : wrote?.role ?? null;
    return [actor, { kind, name: wrote?.label ?? null, role }];
  }));
