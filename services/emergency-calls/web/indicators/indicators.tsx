import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addDays, civilDateAt, type CivilDate } from '#base/values/civil-date.ts';
import { isSpan, ZONE, type Span } from '../../domain/indicators/spans.ts';
import { useTexts } from '../kit/lang.tsx';
import { mountScreen, type ScreenProps } from '../kit/mount-screen.tsx';
import { TopBar } from '../kit/top-bar.tsx';
import { csvAddress, readReport, type Report } from './api.ts';
import { Courses } from './courses.tsx';
import { Cuts } from './cuts.tsx';
import { SettingsForm } from './settings-form.tsx';
import { Summary } from './summary.tsx';
import { words } from './texts.ts';

const REFRESH_MS = 60_000;
const today = (): CivilDate => civilDateAt(Date.now(), ZONE);
const last = (days: number): Span => ({ from: addDays(today(), 1 - days), to: today(), step: days === 1 ? 'hour' : 'day' });

/** Indicators of a centre for its supervisor: over a span of days, by hour or by day. */
const Indicators = (props: ScreenProps) => {
  const { centre } = props;
  const { t } = useTexts(words);
  const [span, setSpan] = useState<Span>(last(1));
  const good = isSpan(span);
  const { data, isError, isPending, refetch } = useQuery({ queryKey: ['report', span], queryFn: () => readReport(centre.code, span),
    enabled: good, refetchInterval: REFRESH_MS, placeholderData: keepPreviousData, networkMode: 'always' });
  return (
    <div className="rc-post">
      <TopBar {...props} online={!isError} />
      <main className="rc-page" id="dossier">
        <h2>{t('title')} · {centre.name}</h2>
        <SpanForm span={span} onSpan={setSpan} />
        {good ? <p><a href={csvAddress(centre.code, span)} download>{t('csv')}</a></p> : <p role="alert">{t('badSpan')}</p>}
        {isError ? <p role="alert">{t('failed')} <button type="button" onClick={() => { void refetch(); }}>{t('retry')}</button></p> : null}
        {good && isPending && !isError ? <p role="status">{t('loading')}</p> : null}
        {data ? <Body report={data} span={span} centre={centre.code} onSettings={() => { void refetch(); }} /> : null}
        <p className="rc-quiet">{t('about')}</p>
      </main>
    </div>
  );
};

type BodyProps = { report: Report; span: Span; centre: string; onSettings(): void };

const Body = ({ report, span, centre, onSettings }: BodyProps) => {
  const { t } = useTexts(words);
  const empty = !report.total.presented && !report.total.cases;
  return (
    <>
      {empty ? <p className="rc-empty" role="status">{t('empty')}</p>
        : <><Summary report={report} /><Courses report={report} span={span} /><Cuts report={report} /></>}
      <SettingsForm centre={centre} settings={report.settings} onSaved={onSettings} />
    </>
  );
};

const SpanForm = ({ span, onSpan }: { span: Span; onSpan(span: Span): void }) => {
  const { t } = useTexts(words);
  const date = (name: 'from' | 'to') => (
    <label className="rc-field">{t(name)}
      <input type="date" value={span[name]} onChange={({ target }) => onSpan({ ...span, [name]: target.value })} /></label>);
  return (
    <fieldset className="rc-span"><legend>{t('span')}</legend>
      {date('from')}{date('to')}
      <label className="rc-field">{t('step')}
        <select value={span.step} onChange={({ target }) => onSpan({ ...span, step: target.value as Span['step'] })}>
          <option value="hour">{t('hour')}</option><option value="day">{t('day')}</option></select></label>
      {([['today', 1], ['week', 7], ['month', 28]] as const).map(([name, days]) => (
        <button key={name} type="button" onClick={() => onSpan(last(days))}>{t(name)}</button>))}
    </fieldset>
  );
};

mountScreen(Indicators);
