import { useLang } from '../use-lang.ts';

/** Which centre regulates for which: offered to it, with its doctor, or asked of ours. */
export const RegulationMark = ({ way, centre, taken }: { way: 'given' | 'taken'; centre: string; taken: boolean }) => {
  const { t } = useLang();
  const word = way === 'taken' ? 'regulatedFor' : taken ? 'regulatedBy' : 'regulationOffered';
  return <strong className="rc-fact rc-fact--care">{t(word, { centre })}</strong>;
};
