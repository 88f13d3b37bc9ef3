import type { ServiceContext } from '#base/http/service-context.ts';
import type { BundleOptions } from '#base/ui/build.ts';
import type { Text } from '#base/values/lang.ts';

/** What a web process says of itself each second; `queue` and `inFlight` are counts. */
export type ServiceLoad = {
  queue: number;
  inFlight: number;
  /** Fewest web processes wanted from now on, e.g. from the calendar of deadlines: warms up before the crowd. */
  minProcesses?: number;
  /** Public or operational figures by name (snake case, unit last), shown by status and by the portal. */
  figures?: Record<string, number>;
  /** What needs somebody as long as it stands: told once when it begins and when it ends, and shown by status. */
  alarms?: readonly Text[];
};

/**
 * A running web face. `close` drains (see base/http/drain.ts): no new connection, work in hand finished, streams told
 * to come back. `promptly` when the whole service stops: idle connections need not be waited for.
 */
export type RunningWeb = { close(leave?: { promptly?: boolean }): Promise<void>; load(): ServiceLoad };

/** A running worker. `close` finishes the jobs in hand. */
export type RunningWorker = { close(leave?: { promptly?: boolean }): Promise<void>; load?(): ServiceLoad };

/** One step of a long command: shown to the operator as it comes. */
export type Progress = { text: Text; done?: number; of?: number };

/** How a command of a service ended, with its figures by name. */
export type CommandResult = { ok: boolean; text: Text; figures?: Record<string, number | string> };

/** `seed`, `rebuild`, `verify` or a load scenario: runs in a process of its own, caged as the service's others. */
export type ServiceCommand = (
  context: ServiceContext, args: readonly string[], report: (step: Progress) => void,
) => Promise<CommandResult>;

/** A setting that a service reads from `context.settings`; the platform prints and checks it. */
export type ServiceSetting = {
  name: string; default: string; text: Text; secret?: boolean; choices?: string[];
  /** What is wrong with a value that is not empty, all at once; runs before the service starts, in a caged process of its own. */
  check?: (raw: string) => Text | undefined;
  /** Names of settings that must be set when this one is. */
  needs?: string[];
  /** The setting names a file (0600) whose text is a secret: the platform reads it, the service is given the text. */
  secretFile?: boolean;
};

/** A setting without its check, which is code: only that it has one. */
export type DescribedSetting = Omit<ServiceSetting, 'check'> & { checked?: boolean };

/** What a real platform cannot do without: one of these sets of settings, whole. `text` says what for. */
export type ProductionNeed = { anyOf: string[][]; text: Text };

/** Somebody to be in the demonstration: who, by which door, and the page of which service they begin on. */
export type DemoPersonLine = { who: Text; how: Text; start?: { service: string; path: string } };

/** What the platform needs to know of a service, and no more. `service.ts` of each service exports one as `service`. */
export type ServiceFace = {
  name: string;
  title: Text;
  /** One sentence for the home page. */
  summary?: Text;
  partitions: number;
  /** Absolute folders of numbered SQL files, in order. Empty: the process has no database. */
  migrations: string[];
  /** Public ports; the first one is the service's origin. */
  ports: { name: string; default: number }[];
  /** A local double of an outside system (identity provider, mailbox): refused in production. */
  standIn?: boolean;
  /** Native addons (image codecs) are needed in its processes: they weaken `--permission`, so better not. */
  addons?: boolean;
  /** Threads of its own (large messages): Node confines them as it does the process. */
  threads?: boolean;
  /** Strangers' files are rendered: the platform starts a render host for this service. */
  renders?: boolean;
  /** Its processes are told the state of the platform (the portal). */
  observes?: boolean;
  /** Other services whose secret `secrets[name]` is shared with this one, e.g. an OIDC client of `identity`. */
  sharedSecrets?: { name: string; with: string }[];
  settings?: ServiceSetting[];
  /** Without one of these sets the platform does not start in production. */
  productionNeeds?: ProductionNeed[];
  /** Screens to compile before its processes start; they find them in `build` of their own directory. */
  bundles?: BundleOptions[];
  /** Path where the first administrator enrols with the operator's one-time word, if it has administrators. */
  enrolment?: string;
  /** Figures of `load()` that the home page shows to anybody. */
  publicFigures?: { name: string; text: Text }[];
  /** Demo people to print when the platform is usable. */
  demoPeople?: DemoPersonLine[];
  /** In a demonstration: path of a page that shows each role round. */
  tour?: string;
  startWeb(context: ServiceContext): Promise<RunningWeb>;
  startWorker?(context: ServiceContext): Promise<RunningWorker>;
  /**
   * `seed` (demo data, idempotent), `rebuild`, `verify`, `rewrap` (data keys under the active key), `after-restore` (`all`: the last
   * writes may be missing), `export` (its figure `folder` says where, inside its own directory), and `load:<scenario>`.
   */
  commands?: Record<string, ServiceCommand>;
};

/** The part of a face that is data: what the supervisor learns without running the service's code. */
export type ServiceDescription = Omit<ServiceFace, 'startWeb' | 'startWorker' | 'commands' | 'settings' | 'standIn'> & {
  standIn: boolean;
  hasWorker: boolean;
  commandNames: string[];
  settings: DescribedSetting[];
};

/** Keeps the data of a face. */
export const describeFace = (face: ServiceFace): ServiceDescription => {
  const { startWeb: _web, startWorker, commands, settings, standIn, ...data } = face;
  return {
    ...data,
    standIn: standIn ?? false,
    hasWorker: startWorker !== undefined,
    commandNames: Object.keys(commands ?? {}),
    settings: (settings ?? []).map(({ check, ...setting }) => ({ ...setting, ...(check ? { checked: true } : {}) })),
  };
};

/** What a face says of the values of its settings: one text for each that is wrong. */
export const wrongSettings = (face: ServiceFace, values: Readonly<Record<string, string>>): { name: string; text: Text }[] =>
  (face.settings ?? []).flatMap(({ name, check }) => {
    const text = values[name] ? check?.(values[name]) : undefined;
    return text ? [{ name, text }] : [];
  });
