import { skillWord } from '../../kit/skill-word.ts';
import { useLang } from '../use-lang.ts';

/** What a call needs of who answers, in words. */
export const Needs = ({ of: needs = [] }: { of: readonly string[] | undefined }) => {
  const { lang } = useLang();
  return needs.map((need) => <span key={need} className="rc-fact rc-fact--need">{skillWord(need, lang)}</span>);
};
