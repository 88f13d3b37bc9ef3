import { parseKeyHistory, type KeyHistory } from '#base/log/key-history.ts';
import { SERVICE } from '../../store/demande-type.ts';

/** The keys that a running service publishes; throws when it does not answer with some. */
export const fetchKeys = async (origin: string): Promise<KeyHistory> => {
  const answer = await fetch(`${origin}/log/${SERVICE}/keys`);
  const history = answer.ok ? parseKeyHistory(await answer.json()) : undefined;
  if (!history) throw new Error(`${origin} answered ${answer.status} instead of its keys`);
  return history;
};
