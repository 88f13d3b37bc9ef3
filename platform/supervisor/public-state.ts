import type { Text } from '#base/values/lang.ts';
import type { DemoPersonLine, ServiceDescription } from '../host/service-face.ts';
import type { Availability, DayCount } from './availability.ts';
import type { PlatformState } from './platform-state.ts';

/** One service as anybody may see it. */
export type PublicService = {
  name: string; title: Text; summary?: Text; origin: string; standIn: boolean; up: boolean; days: DayCount[];
  figures: { text: Text; value: number }[];
  /** Logs that it publishes. */
  partitions: number;
  /** In a demonstration: path of a page that shows each role round. */
  tour?: string;
};

/** The platform as the home and status pages show it: no process number, no path, no address of the inside. */
export type PublicState = {
  at: number; demo: boolean; accepting: boolean; services: PublicService[];
  demoPeople: DemoPersonLine[];
  backup?: { at: number; verified: boolean };
};

/** True when somebody answers for the service. */
export const isUp = (state: PlatformState['services'][number]): boolean =>
  state.processes.some(({ role, state: now }) => role === 'web' && now === 'ready');

/** Keeps what is public. */
export const publicState = (
  state: PlatformState, descriptions: readonly ServiceDescription[], availability: Availability,
): PublicState => ({
  at: state.at,
  demo: state.demo,
  accepting: state.disk.open && state.database.up,
  demoPeople: state.demo ? descriptions.flatMap(({ demoPeople }) => demoPeople ?? []) : [],
  ...(state.backup ? { backup: { at: state.backup.at, verified: state.backup.verified } } : {}),
  services: state.services.map((service, index) => ({
    name: service.name, title: service.title, ...(service.summary ? { summary: service.summary } : {}),
    origin: service.origin, partitions: service.partitions, standIn: service.standIn, up: isUp(service),
    ...(state.demo && descriptions[index]?.tour ? { tour: descriptions[index].tour } : {}),
    days: availability[service.name] ?? [],
    figures: (descriptions[index]?.publicFigures ?? []).flatMap(({ name, text }) => {
      const value = service.figures[name];
      return value === undefined ? [] : [{ text, value }];
    }),
  })),
});
