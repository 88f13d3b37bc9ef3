import type { FastifyRequest } from 'fastify';
import { addressRange } from '#base/http/address-range.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { keepTraits } from '../../store/signals.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { traitKey } from './trait-keys.ts';

/**
 * Notes, as a keyed hash, from which browser behind which network a request was filed. It comes after the receipt is
 * sure, and its failure is nobody's concern: the request stands.
 */
export const noteDevice = (
  register: VoterRegister, request: FastifyRequest, { commune, numero }: { commune: string; numero: string },
): Promise<void> => {
  const { 'user-agent': browser = '', 'accept-language': language = '' } = request.headers;
  const cle = traitKey(register.keyring, commune, { sorte: 'APPAREIL', texte: `${addressRange(request.ip)}|${browser}|${language}` });
  return inContext(register.app, systemContext('signaux', 'signalement'), (tx) => keepTraits(tx, register.partitions,
    [{ commune, sorte: 'APPAREIL', cle, dossierId: newId(), numero, le: register.clock() }]));
};
