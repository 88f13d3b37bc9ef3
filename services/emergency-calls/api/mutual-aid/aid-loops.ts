import { startLoop, type Loop } from '#base/jobs/loop.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { AID_SETTINGS, type AidSettings } from '../../domain/mutual-aid/aid-settings.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { announce } from '../partners/announce.ts';
import { decideAid } from './aid-round.ts';
import { followLegs } from './follow-legs.ts';
import { offerBack, takeBack } from './give-back.ts';

const LOOK_MS = 1_000;

/** One round of mutual aid: decide, tell the first centres what became of their calls, and give the dossiers back. */
export const aidRound = async (regulation: Regulation, settings: AidSettings = AID_SETTINGS): Promise<void> => {
  const consequences = [announce(regulation)];
  await decideAid(regulation, settings);
  await followLegs(regulation);
  await offerBack(regulation, consequences);
  await takeBack(regulation, consequences);
};

/** Mutual aid as background work of a process. */
export const startAid = (regulation: Regulation, logger: Logger): Loop => startLoop('mutual-aid', LOOK_MS, logger, async () => {
  await aidRound(regulation);
  return false;
});
