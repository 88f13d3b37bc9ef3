import { useLang } from '../lang.tsx';

/** The time of day of an instant. */
export const Moment = ({ at }: { at: number }) => {
  const { lang } = useLang();
  return <time dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleTimeString(lang)}</time>;
};
