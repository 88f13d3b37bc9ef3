import { useEffect, useState } from 'react';

const two = (n: number): string => String(n).padStart(2, '0');

/** Minutes and seconds since an instant, going on: `3:07`. */
export const Age = ({ since }: { since: number }) => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  return <time className="rc-age" dateTime={new Date(since).toISOString()}>{Math.floor(seconds / 60)}:{two(seconds % 60)}</time>;
};
