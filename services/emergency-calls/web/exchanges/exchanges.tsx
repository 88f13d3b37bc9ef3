import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { Age } from '../kit/age.tsx';
import { inExercise } from '../kit/exercise.ts';
import { useTexts } from '../kit/lang.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { Alarms } from './alarms.tsx';
import { DeadMessages } from './dead-messages.tsx';
import { readExchanges, type Exchanges, type LinkLine, type Of, type World } from './exchange-client.ts';
import { Journal } from './journal.tsx';
import { words } from './texts.ts';
import { Traffic } from './traffic.tsx';

const REFRESH_MS = 5_000;

/** Which of the two worlds is shown. The server answers for one at a time: an exercise never counts among real messages. */
const SHOWN = { real: [false], exercise: [true], both: [false, true] } as const;
type Shown = keyof typeof SHOWN;

/** The exchange of a centre for its supervisor: links, what waits, what nobody took, alarms, and the messages of a dossier. */
const ExchangesScreen = (props: ScreenProps) => {
  const { centre } = props;
  const { t } = useTexts(words);
  const [shown, setShown] = useState<Shown>(inExercise() ? 'exercise' : 'real');
  const worlds = SHOWN[shown].map((exercise): World => ({ centre: centre.code, exercise }));
  const asked = useQueries({ queries: worlds.map((world) => ({ queryKey: ['exchanges', centre.code, world.exercise],
    queryFn: () => readExchanges(world), refetchInterval: REFRESH_MS, networkMode: 'always' as const })) });
  const again = (): void => { for (const { refetch } of asked) void refetch(); };
  const failed = asked.some(({ isError }) => isError);
  const read = asked.flatMap(({ data }, i) => (data ? [{ ...data, exercise: worlds[i]!.exercise }] : []));
  return (
    <div className="rc-post">
      <TopBar {...props} online={!failed} />
      <main className="rc-page" id="dossier">
        <h2>{t('title')} · {centre.name}</h2>
        <label className="rc-field rx-shown">{t('shown')}
          <select value={shown} onChange={({ target }) => setShown(target.value as Shown)}>
            {(['real', 'exercise', 'both'] as const).map((one) => <option key={one} value={one}>{t(`shown_${one}`)}</option>)}
          </select></label>
        {failed ? <p role="alert">{t('failed')} <button type="button" onClick={again}>{t('retry')}</button></p> : null}
        {read.length === 0 && !failed ? <p role="status">{t('loading')}</p> : null}
        {read[0] ? <Body key={shown} read={read} worlds={worlds} onChange={again} /> : null}
      </main>
    </div>
  );
};

/** The lines of every world shown, each with its world. */
const linesOf = <K extends 'dead' | 'alarms' | 'partners' | 'aside'>(read: readonly Of<Exchanges>[], name: K): Of<Exchanges[K][number]>[] =>
  read.flatMap(({ exercise, [name]: lines }) => lines.map((line) => ({ ...line, exercise })));

const Body = ({ read, worlds, onChange }: { read: readonly Of<Exchanges>[]; worlds: readonly World[]; onChange(): void }) => {
  const { centre } = worlds[0]!;
  return (
    <>
      <Link link={read[0]!.link} />
      <DeadMessages lines={linesOf(read, 'dead')} centre={centre} onDone={onChange} />
      <Alarms lines={linesOf(read, 'alarms')} centre={centre} onDone={onChange} />
      <Traffic centre={centre} partners={linesOf(read, 'partners')} aside={linesOf(read, 'aside')} />
      <Journal worlds={worlds} />
    </>
  );
};

const Link = ({ link: { state, since } }: { link: LinkLine }) => {
  const { t } = useTexts(words);
  return <p role="status" className={`rx-link rx-link--${state}`}>{t(state)} {since === null ? null : <Age since={since} />}</p>;
};

mountScreen(ExchangesScreen);
