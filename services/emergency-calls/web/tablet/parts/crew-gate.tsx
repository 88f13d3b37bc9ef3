import { useEffect, useState } from 'react';
import { useTexts } from '../../kit/lang.tsx';
import { kitWords } from '../../kit/texts.ts';
import { tabletWords } from '../texts.ts';
import { SIGN_IN, whoIsThere, type Who } from '../who.ts';
import { CrewScreen } from './crew-screen.tsx';



/** Opens the tablet for whoever is there, or was when there was a network. */
export const CrewGate = () => {
  const { t } = useTexts(tabletWords);
  const { t: kit } = useTexts(kitWords);
  const [who, setWho] = useState<Who>();
  useEffect(() => { void whoIsThere().then(setWho); }, []);
  if (typeof who === 'object') return <CrewScreen crew={who.crew} />;
  return (
    <main className="rc-plain"><h1>{t('title')}</h1>
      <p role="status">{who === undefined ? t('loading') : who === 'sign-in' ? kit('signedOut')
        : t(who === 'never' ? 'never' : 'notCrew')}</p>
      {who === 'sign-in' || who === 'not-crew' ? <a href={SIGN_IN}>{kit('signIn')}</a> : null}
    </main>
  );
};
