import { useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { OFFERS } from '../../../domain/calls/skills.ts';
import { inExercise } from '../../kit/exercise.ts';
import { skillWord } from '../../kit/skill-word.ts';
import { heldPost, tellPost, type HeldPost } from '../../kit/use-post.ts';
import { useLang } from '../use-lang.ts';

/** What the agent offers at this post: calls that need it ring for them first. The centre keeps it for the shift. */
export const SkillChoice = ({ centre }: { centre: string }) => {
  const { t, lang } = useLang();
  const client = useQueryClient();
  const { queryKey } = heldPost(centre);
  // The top bar gives the sign; this only reads its answer.
  const { data } = useQuery({ ...heldPost(centre), enabled: false });
  const [asked, setAsked] = useState<readonly string[]>();
  if (!data || inExercise()) return null;
  const mine = asked ?? data.skills;
  const turn = async (skill: string, on: boolean): Promise<void> => {
    const skills = OFFERS.filter((one) => (one === skill ? on : mine.includes(one)));
    setAsked(skills);
    await tellPost(centre, skills).then((held) => client.setQueryData<HeldPost>(queryKey, held), () => undefined);
    // What the centre did not take is not shown as taken.
    setAsked((last) => (last === skills ? undefined : last));
    await client.invalidateQueries({ queryKey: ['calls'] });
  };
  return (
    <details className="rc-sounds">
      <summary>{t('skills')}{mine.length > 0 ? ` · ${mine.map((skill) => skillWord(skill, lang)).join(', ')}` : ''}</summary>
      <ul>{OFFERS.map((skill) => (
        <li key={skill}><label><input type="checkbox" checked={mine.includes(skill)} onChange={({ target }) => {
          void turn(skill, target.checked);
        }} /> {skillWord(skill, lang)}</label></li>))}</ul>
    </details>
  );
};
