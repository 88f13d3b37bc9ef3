import type { PublicService, PublicState } from '../supervisor/public-state.ts';
import type { DayShare, HomeProps, ServiceView, StatusView } from './web/site/props.ts';

const MONTH_DAYS = 30;
const HISTORY_DAYS = 90;
const DAY_MS = 86_400_000;

/** The tile of a service. */
export const serviceView = ({ name, title, summary, origin, up, figures }: PublicService): ServiceView => ({
  name, title, summary, origin, up,
  figures: figures.map((figure, index) => ({ id: String(index), ...figure })),
});

/** Services that people use: not the portal itself, nor local doubles of outside systems. */
export const offered = (state: PublicState): PublicService[] =>
  state.services.filter(({ name, standIn }) => name !== 'portal' && !standIn);

/** How to try the demonstration: people with the page where they begin, guided tours, the mailbox. */
export const demoView = (state: PublicState): NonNullable<HomeProps['demo']> => {
  const originOf = (service: string): string | undefined => state.services.find(({ name }) => name === service)?.origin;
  return {
    people: state.demoPeople.map(({ who, how, start }) => {
      const origin = start && originOf(start.service);
      return { who, how, href: origin && origin + start.path };
    }),
    tours: offered(state).flatMap(({ title, origin, tour }) => (tour ? [{ title, href: origin + tour }] : [])),
    mailbox: originOf('mailbox'),
  };
};

const shareOf = (days: readonly { seen: number; up: number }[]): number | undefined => {
  const seen = days.reduce((sum, day) => sum + day.seen, 0);
  return seen === 0 ? undefined : days.reduce((sum, day) => sum + day.up, 0) / seen;
};

/** The last ninety UTC days, oldest first. */
const historyUntil = (today: string): string[] => Array.from({ length: HISTORY_DAYS }, (_, index) =>
  new Date(Date.parse(today) - (HISTORY_DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10));

/** The line of a service on the status page; `today` is the UTC day. */
export const statusView = ({ name, title, up, days }: PublicService, today: string): StatusView => ({
  name, title, up,
  today: shareOf(days.filter(({ day }) => day === today)),
  month: shareOf(days.filter(({ day }) => historyUntil(today).slice(-MONTH_DAYS).includes(day))),
  days: historyUntil(today).map((day): DayShare => ({ day, share: shareOf(days.filter((seen) => seen.day === day)) })),
});
