import { useQuery } from '@tanstack/react-query';
import { Age } from '../kit/age.tsx';
import { useTexts } from '../kit/lang.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { Alarms } from './alarms.tsx';
import { DeadMessages } from './dead-messages.tsx';
import { readExchanges, type Exchanges, type LinkLine } from './exchange-client.ts';
import { Journal } from './journal.tsx';
import { words } from './texts.ts';
import { Traffic } from './traffic.tsx';

const REFRESH_MS = 5_000;

/** The exchange of a centre for its supervisor: links, what waits, what nobody took, alarms, and the messages of a dossier. */
const ExchangesScreen = (props: ScreenProps) => {
  const { centre } = props;
  const { t } = useTexts(words);
  const { data, isError, isPending, refetch } = useQuery({ queryKey: ['exchanges', centre.code], queryFn: () => readExchanges(centre.code),
    refetchInterval: REFRESH_MS, networkMode: 'always' });
  const again = (): void => { void refetch(); };
  return (
    <div className="rc-post">
      <TopBar {...props} online={!isError} />
      <main className="rc-page" id="dossier">
        <h2>{t('title')} · {centre.name}</h2>
        {isError ? <p role="alert">{t('failed')} <button type="button" onClick={again}>{t('retry')}</button></p> : null}
        {isPending && !isError ? <p role="status">{t('loading')}</p> : null}
        {data ? <Body exchanges={data} centre={centre.code} onChange={again} /> : null}
      </main>
    </div>
  );
};

const Body = ({ exchanges, centre, onChange }: { exchanges: Exchanges; centre: string; onChange(): void }) => (
  <>
    <Link link={exchanges.link} />
    <DeadMessages lines={exchanges.dead} centre={centre} onDone={onChange} />
    <Alarms lines={exchanges.alarms} centre={centre} onDone={onChange} />
    <Traffic partners={exchanges.partners} aside={exchanges.aside} />
    <Journal centre={centre} />
  </>
);

const Link = ({ link: { state, since } }: { link: LinkLine }) => {
  const { t } = useTexts(words);
  return <p role="status" className={`rx-link rx-link--${state}`}>{t(state)} {since === null ? null : <Age since={since} />}</p>;
};

mountScreen(ExchangesScreen);
