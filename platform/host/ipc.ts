import type { Admission } from '#base/http/service-context.ts';
import type { Text } from '#base/values/lang.ts';
import type { CommandResult, Progress, ServiceDescription, ServiceLoad } from './service-face.ts';

/** Which work a service process was started for. */
export type ProcessRole = 'describe' | 'check' | 'web' | 'worker' | 'command';

/** A load report with what the host measures itself: event loop use from 0 to 1, resident memory. */
export type LoadSample = ServiceLoad & { eventLoop: number; rss_bytes: number };

/** What the supervisor says to a service process. `listen` carries a socket. */
export type ToProcess =
  | { type: 'listen'; name: string }
  | { type: 'admission'; admission: Admission }
  | { type: 'web-processes'; count: number }
  | { type: 'tickets'; request: number; first: number; last: number }
  | { type: 'tickets-refused'; request: number; reason: string }
  | { type: 'platform'; state: unknown }
  | { type: 'arm'; failpoints: string[] }
  | { type: 'metrics'; request: number }
  | { type: 'drain'; promptly: boolean };

/** What a service process says to the supervisor. */
export type FromProcess =
  | { type: 'booted' }
  | { type: 'described'; description: ServiceDescription }
  | { type: 'checked'; wrong: { name: string; text: Text }[] }
  | { type: 'ready' }
  | { type: 'load'; sample: LoadSample }
  | { type: 'reserve-tickets'; request: number; count: number }
  | { type: 'metrics'; request: number; json: string }
  | { type: 'progress'; step: Progress }
  | { type: 'done'; result: CommandResult }
  | { type: 'failed'; reason: string };
