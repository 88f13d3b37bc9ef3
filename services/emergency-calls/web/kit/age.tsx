import { useEffect, useState } from 'react';

const two = (n: number): string => String(n).padStart(2, '0');

/** An age in seconds as it is read at a glance: `3:07`; from an hour on `1 h 44`, which nobody takes for minutes and seconds. */
const ageText = (seconds: number): string => (seconds < 3_600 ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
  : `${Math.floor(seconds / 3_600)} h ${two(Math.floor(seconds / 60) % 60)}`);

/** Time since an instant, going on. */
export const Age = ({ since }: { since: number }) => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  return <time className="rc-age" dateTime={new Date(since).toISOString()}>{ageText(seconds)}</time>;
};
