import { Alert } from '#base/ui/components/alert.tsx';
import { Badge } from '#base/ui/components/badge.tsx';
import { Layout } from '#base/ui/components/layout.tsx';
import { SummaryList } from '#base/ui/components/summary-list.tsx';
import { Table } from '#base/ui/components/table.tsx';
import { formatInstant } from '#base/ui/i18n/format.ts';
import type { Lang } from '#base/values/lang.ts';
import { portalIdentity } from '../portal-identity.ts';
import type { DayShare, StatusProps, StatusView } from '../props.ts';
import type { View } from '../render.tsx';
import { say } from '../texts.ts';

const ZONE = 'Europe/Paris';
const GOOD_FROM = 0.999;
const BAR = { width: 3, gap: 1, height: 28, days: 90 };
const LOCALES: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };
const REFRESH_S = 30;

const percent = (lang: Lang, share: number | undefined): string => (share === undefined ? say(lang, 'notSeen')
  // Rounded down: 99.999 % is not 100 %.
  : `${(Math.floor(share * 100_000) / 1_000).toLocaleString(LOCALES[lang])} %`);

const barClass = (share: number | undefined): string | undefined =>
  (share === undefined ? undefined : share >= GOOD_FROM ? 'is-good' : 'is-bad');

/** One bar a day; the words beside say what the colours show. */
const Days = ({ lang, days }: { lang: Lang; days: readonly DayShare[] }) => {
  const shares = days.flatMap(({ share }) => (share === undefined ? [] : [share]));
  return (
    <>
      <svg className="po-days" viewBox={`0 0 ${BAR.days * (BAR.width + BAR.gap)} ${BAR.height}`} aria-hidden="true">
        {days.map(({ day, share }, index) => (
          <rect key={day} className={barClass(share)} x={index * (BAR.width + BAR.gap)} y={0} width={BAR.width}
            height={BAR.height} />
        ))}
      </svg>
      <span className="fr-text--sm">
        {shares.length === 0 ? say(lang, 'notSeen')
          : say(lang, 'historyOf', { days: shares.length, least: percent(lang, Math.min(...shares)) })}
      </span>
    </>
  );
};

const columnsFor = (lang: Lang) => [
  { key: 'service', head: say(lang, 'service'), cell: ({ title }: StatusView) => title[lang] },
  { key: 'state', head: say(lang, 'state'), cell: ({ up }: StatusView) => (
    <Badge severity={up ? 'success' : 'error'}>{say(lang, up ? 'up' : 'down')}</Badge>) },
  { key: 'today', head: say(lang, 'today'), cell: ({ today }: StatusView) => percent(lang, today) },
  { key: 'month', head: say(lang, 'month'), cell: ({ month }: StatusView) => percent(lang, month) },
  { key: 'history', head: say(lang, 'history'), cell: ({ days }: StatusView) => <Days lang={lang} days={days} /> },
];

const backupText = (lang: Lang, backup: StatusProps['backup']): string => {
  if (!backup) return say(lang, 'backupNone');
  return say(lang, backup.verified ? 'backupVerified' : 'backupUnverified', { at: formatInstant(lang, backup.at, ZONE) });
};

/** How every service does, today and over ninety days, as the supervisor measured it. */
export const StatusPage = ({ lang, assets, shell, at, accepting, services, backup }: StatusProps & View) => {
  const down = services.filter(({ up }) => !up).length;
  const good = down === 0 && accepting;
  return (
    <Layout lang={lang} service={portalIdentity} shell={shell} assets={assets} title={say(lang, 'statusTitle')}
      refreshS={REFRESH_S}>
      <h1>{say(lang, 'statusTitle')}</h1>
      {services.length === 0 ? <Alert severity="info"><p>{say(lang, 'notSeen')}</p></Alert> : (
        <Alert severity={good ? 'success' : 'warning'} level="h2"
          title={down === 0 ? say(lang, 'allGood') : say(lang, 'someDown', { count: down })}>
          {accepting ? null : <p>{say(lang, 'notAccepting')}</p>}
          <p>{say(lang, 'seenAt', { at: formatInstant(lang, at, ZONE) })}</p>
        </Alert>
      )}
      <Table caption={say(lang, 'tableCaption')} rows={services} rowKey={({ name }) => name} columns={columnsFor(lang)} />
      <SummaryList lang={lang} rows={[{ term: say(lang, 'backup'), value: backupText(lang, backup) }]} />
      <p className="fr-text--sm">{say(lang, 'howMeasured')}</p>
    </Layout>
  );
};
