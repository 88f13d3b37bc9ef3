import { eventEntry, ORIGIN_ENTRY, SALT_BYTES } from './entry.ts';
import type { Findings } from './findings.ts';
import type { LogSource, StoredEvent } from './log-source.ts';
import { FOUND } from './verify-texts.ts';
import { readEvent, type WalkedEvent } from './walked.ts';

/** Binds events to their leaves, one to one. */
export class EventInspector {
  readonly #absent = new Map<string, number>();
  readonly #erased = new Set<string>();
  readonly #source: LogSource;
  readonly #erasureTypes: ReadonlySet<string>;
  readonly #findings: Findings;

  constructor(source: LogSource, erasureTypes: ReadonlySet<string>, findings: Findings) {
    this.#source = source;
    this.#erasureTypes = erasureTypes;
    this.#findings = findings;
  }

  /** The leaf's event, or undefined when there is none. Gives what could be read of it. */
  leaf(index: number, entry: Buffer, stored: StoredEvent | undefined): WalkedEvent | undefined {
    if (!stored) {
      if (entry[0] !== ORIGIN_ENTRY) this.#findings.fail('events', index, FOUND.eventMissing(index));
      return undefined;
    }
    this.#findings.count('events');
    const event = readEvent(stored);
    if (!event) this.#findings.fail('events', index, FOUND.eventUnreadable(index));
    else this.#check(index, entry, event);
    return event;
  }

  extra(index: number): void {
    this.#findings.fail('events', index, FOUND.eventExtra(index));
  }

  end(): void {
    for (const [dossier, index] of this.#absent) {
      if (!this.#erased.has(dossier)) this.#findings.fail('events', index, FOUND.notErased(dossier));
    }
  }

  #check(index: number, entry: Buffer, event: WalkedEvent): void {
    const { header, body, salt } = event.stored;
    const dossier = event.dossier ?? '';
    if (this.#erasureTypes.has(event.type)) this.#erased.add(dossier);
    if (body === null && salt === null) {
      if (!this.#absent.has(dossier)) this.#absent.set(dossier, index);
    } else if (body === null || salt?.length !== SALT_BYTES || !eventEntry(salt, header, body).equals(entry)) {
      this.#findings.fail('events', index, FOUND.eventWrong(index));
    }
    if (!columnsAgree(event)) this.#findings.fail('events', index, FOUND.eventColumns(index));
    if (!belongs(event, this.#source)) this.#findings.fail('events', index, FOUND.eventElsewhere(index));
  }
}

const columnsAgree = ({ stored: { columns }, dossier, position, at }: WalkedEvent): boolean =>
  !columns || (columns.dossier === dossier && columns.position === position && (at === undefined || columns.at === at));

const belongs = (event: WalkedEvent, { service, partition }: LogSource): boolean =>
  event.service === service && event.partition === partition;
