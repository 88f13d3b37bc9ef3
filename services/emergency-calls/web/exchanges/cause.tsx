import { useTexts } from '../kit/lang.tsx';
import { causeLines } from './cause-text.ts';
import { words } from './texts.ts';

/** Why a message did not pass: its first fault, and the others under a press. */
export const Cause = ({ cause }: { cause: string }) => {
  const { t, lang } = useTexts(words);
  const [first, ...more] = causeLines(cause, lang);
  if (more.length === 0) return <>{first}</>;
  return (
    <details className="rx-cause"><summary>{first} {t('moreFaults', { count: more.length })}</summary>
      <ul>{more.map((line, i) => <li key={i}>{line}</li>)}</ul></details>
  );
};
