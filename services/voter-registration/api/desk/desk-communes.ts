import type { FastifyRequest } from 'fastify';
import type { Permit } from '#base/access/desk.ts';
import { problems } from '../../errors.ts';
import { PURPOSE } from '../access-rules.ts';
import { permit, type DeskKit, type DeskVisit } from './desk-kit.ts';

/** Communes (COG codes) whose queue the person may read. */
export const readableCommunes = (kit: DeskKit, { actor, at }: DeskVisit): string[] =>
  actor.territories.filter((commune) =>
  kit.access.authorise(actor, 'file:lire', { territories: [commune] }, PURPOSE, at).allow);

/** The commune that a list is asked for: `?commune=`, or the only one. */
export const communeAsked = (kit: DeskKit, visit: DeskVisit, request: FastifyRequest): string => {
  const { commune } = request.query as { commune?: string };
  return commune ?? readableCommunes(kit, visit)[0] ?? '';
};

/** The same, with the right to act there; somebody without any right is refused and written down. */
export const permitIn = async (kit: DeskKit, visit: DeskVisit, action: string, commune: string): Promise<Permit> => {
  const held = await permit(kit, visit, action, { territories: [commune] });
  if (!kit.reference().communes.get(commune)) throw problems.DOSSIER_INTROUVABLE();
  return held;
};
