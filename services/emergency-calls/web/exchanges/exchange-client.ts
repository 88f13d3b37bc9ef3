import type { AlarmKind } from '../../store/exchange-alarms.ts';
import { askApi, inWorld, type CaseLine } from '../kit/api-client.ts';

/** The link to the hub: `silent` when nobody carries messages here. */
export type LinkLine = { state: 'up' | 'down' | 'silent'; since: number | null };
export type TrafficLine = { partner: string; waiting: number; oldest: number | null; undelivered: number; undeliveredSince: number | null;
  failed: number; dead: number; received: number };
export type DeadLine = { id: string; partner: string; model: string; dossier: string | null; at: number; cause: string | null };
export type AsideLine = { partner: string; why: 'SUITE' | 'DEBIT'; count: number; oldest: number };
export type AlarmLine = { id: string; kind: AlarmKind; sender: string; dossier: string | null; detail: string; at: number };
export type Exchanges = { at: number; link: LinkLine; partners: TrafficLine[]; dead: DeadLine[]; aside: AsideLine[]; alarms: AlarmLine[] };
export type JournalEntry = { id: string; way: 'in' | 'out'; partner: string; model: string; at: number; state: string; stateAt: number;
  cause: string | null; givenUp: string | null };
/** A line of the real world or of an exercise. */
export type Of<T> = T & { exercise: boolean };
/** A centre and one of its two worlds. */
export type World = { centre: string; exercise: boolean };

/** What stands open in the exchange of a centre. */
export const readExchanges = (world: World): Promise<Exchanges> => askApi(`echanges?${inWorld(world)}`);
/** Messages of a dossier, out and in. */
export const readJournal = (world: World, dossier: string): Promise<{ lines: JournalEntry[] }> =>
  askApi(`dossiers/${dossier}/echanges?${inWorld(world)}`);
/** Dossiers whose messages may be looked at. */
export const readOpenCases = (world: World): Promise<{ rows: CaseLine[] }> => askApi(`dossiers?${inWorld(world)}`);
/** Sends a dead message again, or gives it up, with the reason. */
export const decideMessage = (world: World, id: string, decision: 'replay' | 'skip', reason: string): Promise<unknown> =>
  askApi(`echanges/messages/${encodeURIComponent(id)}?${inWorld(world)}`, 'POST', { decision, reason });
/** Somebody has looked at an alarm. */
export const seeAlarm = (world: World, id: string): Promise<unknown> =>
  askApi(`echanges/alertes/${id}/vue?${inWorld(world)}`, 'POST', {});
