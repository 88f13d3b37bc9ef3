import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { doctorTarget_s, latenessOf } from '../../../domain/codes/doctor-targets.ts';
import { useTexts } from '../../kit/lang.tsx';
import { readSettings } from './doctor-client.ts';
import { words } from './texts.ts';

const TICK_MS = 5_000;
const KEPT_MS = 600_000;

/** Where a wait stands against the centre's target: a colour, and the word that says it. */
export const WaitingTarget = ({ centre, priority, since }: { centre: string; priority: string; since: number }) => {
  const { t } = useTexts(words);
  const { data } = useQuery({ queryKey: ['settings', centre], queryFn: () => readSettings(centre), staleTime: KEPT_MS });
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (!data) return null;
  const lateness = latenessOf((now - since) / 1_000, doctorTarget_s(data.settings, priority));
  return <span className={`rc-late rc-late--${lateness}`}>{t(lateness)}</span>;
};
