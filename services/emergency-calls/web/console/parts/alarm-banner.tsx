import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { ALARM_STEP } from '../../../domain/protocols/alarm-step.ts';
import { DOCTORS, type Role } from '../../../domain/codes/roles.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useChords } from '../../kit/use-chords.ts';
import type { Bare } from '../post.tsx';
import { sounds } from '../sounds.ts';
import { useLang } from '../use-lang.ts';
import { readAlarms, type AlarmLine } from '../vital-client.ts';

type AlarmBannerProps = { centre: string; role: Role; onTake(id: string, command: Bare): void };

const AGAIN_MS = 10_000;

/** Is the alarm this console's? Doctors until a doctor has it, the second line until somebody of it is on it. */
const isMine = (role: Role) => ({ withoutDoctor, withoutSecondLine }: AlarmLine): boolean =>
  (DOCTORS.includes(role) ? withoutDoctor : role === 'arm-n2' ? withoutSecondLine : false);

const takeWith = (role: Role): Bare => (DOCTORS.includes(role) ? { type: 'prendre' } : { type: 'etape', ...ALARM_STEP });

/**
 * A vital emergency anywhere in the centre: a banner and an alarm that nothing mutes, at the doctors' and second line's consoles,
 * until somebody takes it.
 */
export const AlarmBanner = ({ centre, role, onTake }: AlarmBannerProps) => {
  const { t } = useLang();
  const [blocked, setBlocked] = useState(sounds().blocked());
  const watches = DOCTORS.includes(role) || role === 'arm-n2';
  const { data } = useQuery({ queryKey: ['alarms'], queryFn: () => readAlarms(centre), enabled: watches, refetchInterval: AGAIN_MS });
  const mine = data?.rows.filter(isMine(role)) ?? [];
  const [first] = mine;
  const rings = first !== undefined;
  useEffect(() => {
    sounds().alarm(rings);
    return () => sounds().alarm(false);
  }, [rings]);
  useEffect(() => sounds().subscribe(() => setBlocked(sounds().blocked())), []);
  const take = ({ dossier }: AlarmLine): void => onTake(dossier, takeWith(role));
  useChords({ 'Alt+U': first ? () => take(first) : undefined });
  if (!rings) return null;
  return (
    <section className="rc-alarm" role="alert" aria-label={t('vital')}>
      {mine.map((one, i) => (
        <p key={one.dossier}><strong>P0</strong> <b>{one.address ?? one.town ?? one.number}</b> {one.label
          ?? ''} <Age since={one.since} />{' '}
          <button type="button" className="rc-go" onClick={() => take(one)}>{t(DOCTORS.includes(role) ? 'take' : 'onIt')}{' '}
            {i === 0 ? <Chord of="U" /> : null}<span className="rc-sr"> {one.number}</span></button></p>))}
      {blocked ? <p className="rc-alarm__blocked">{t('soundBlocked')}</p> : null}
    </section>
  );
};
