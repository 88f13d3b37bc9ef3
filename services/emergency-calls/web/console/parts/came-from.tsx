import { useLang } from '../use-lang.ts';

/** The centre whose call this is, when it came by mutual aid: its territory, its instructions. */
export const CameFrom = ({ centre }: { centre: string }) => {
  const { t } = useLang();
  return <strong className="rc-fact rc-fact--care">{t('cameFrom', { centre })}</strong>;
};
