import type { Shell } from '#base/ui/shell.ts';
import type { Text } from '#base/values/lang.ts';

/** A service as its tile shows it. */
export type ServiceView = {
  name: string; title: Text; summary: Text | undefined; origin: string; up: boolean;
  figures: readonly { id: string; text: Text; value: number }[];
};

export type HomeProps = {
  shell: Shell;
  accepting: boolean;
  services: readonly ServiceView[];
  /** Entries of all public logs; absent until the first log is published. */
  entries: number | undefined;
  demo?: {
    people: readonly { who: Text; how: Text; href: string | undefined }[]; tours: readonly { title: Text; href: string }[];
    mailbox: string | undefined;
  };
};

/** Share of the seconds of a day during which a service answered, 0 to 1; absent when nobody looked. */
export type DayShare = { day: string; share: number | undefined };

export type StatusView = {
  name: string; title: Text; up: boolean; today: number | undefined; month: number | undefined; days: readonly DayShare[];
};

export type StatusProps = {
  shell: Shell;
  at: number;
  accepting: boolean;
  services: readonly StatusView[];
  backup?: { at: number; verified: boolean } | undefined;
};

export type InformationProps = { shell: Shell; publisher: string; contact: string };

/** Every page of the portal, by name. */
export type PortalPages = {
  home: HomeProps; status: StatusProps; accessibility: InformationProps; legal: InformationProps;
  privacy: InformationProps; error: { shell: Shell; title: Text; remedy: Text };
};
