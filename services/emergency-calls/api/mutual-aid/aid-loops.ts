import { startLoop, type Loop } from '#base/jobs/loop.ts';
import type { whileOpen } from '#base/jobs/while-open.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { announce } from '../partners/announce.ts';
import { decideAid } from './aid-round.ts';
import { followLegs } from './follow-legs.ts';
import { offerRegulation } from './offer-regulation.ts';
import { offerBack, takeBack } from './give-back.ts';

const LOOK_MS = 1_000;
/** Dossiers wait minutes where calls wait seconds: they are looked at each so many looks. */
const OFFER_EVERY = 10;

/** One round of mutual aid: decide, tell the first centres what became of their calls, and give the dossiers back. */
export const aidRound = async (regulation: Regulation, offered = new Set<string>(), offers = true): Promise<void> => {
  const consequences = [announce(regulation)];
  await decideAid(regulation);
  await followLegs(regulation);
  await offerBack(regulation, consequences);
  await takeBack(regulation, consequences);
  if (offers) await offerRegulation(regulation, offered, consequences);
};

/** Mutual aid as background work of a process. */
export const startAid = (regulation: Regulation, logger: Logger, open: ReturnType<typeof whileOpen> = (round) => round): Loop => {
  const offered = new Set<string>();
  let looks = 0;
  return startLoop('mutual-aid', LOOK_MS, logger, open(async () => {
    await aidRound(regulation, offered, looks % OFFER_EVERY === 0);
    looks += 1;
    return false;
  }));
};
