import { useTexts } from '../kit/lang.tsx';
import { words } from './texts.ts';

/** Says of a line that it is of an exercise; a real one says nothing. */
export const WorldMark = ({ exercise }: { exercise: boolean }) => {
  const { t } = useTexts(words);
  return exercise ? <><strong className="rx-exercise">{t('exercise')}</strong>{' '}</> : null;
};
