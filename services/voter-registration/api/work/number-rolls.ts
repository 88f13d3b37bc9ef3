import { inContext, systemContext } from '#base/store/context.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { localDay } from '../../domain/calendar/local-day.ts';
import { numberingOn, type Numbering } from '../../domain/roll/numbering.ts';
import { closedRoll, keepNumbers, rollsToNumber, type RollKey } from '../../store/order-numbers.ts';
import { askExchange, type ExchangeDoor } from '../ask-exchange.ts';
import type { Work } from './work.ts';

const CONTEXT = systemContext('rolls', 'arret-des-listes');
/** Closing the largest roll sorts some hundred thousand names. */
const ANSWER_MS_MAX = 60_000;

type Told = { arreteeLe: string | null; electeurs: number; numeros: { numero: string; ordre: number }[] };

/** Asks the register for the order numbers of a roll; with a ballot it closes the roll for it first. Throws when it does not answer. */
export type AskRoll = (asked: RollKey & { scrutin: string | null }) => Promise<Told>;

/** The register's published exchange of rolls, signed. */
export const rollDoor = (door: ExchangeDoor): AskRoll => async (asked) => await askExchange(door, 'rolls', asked, ANSWER_MS_MAX) as Told;

/** For which ballot the roll of a place is closed today, and when the next closing is; demonstration ballots close nothing. */
export const numberingOf = ({ commune, typeListe }: RollKey, today: string): Numbering =>
  numberingOn(today, shippedClosings().ballotsOf(commune, typeListe).filter(({ ballot }) => ballot.statut !== 'DEMONSTRATION')
    .map(({ ballot, closings }) => ({ id: ballot.id, premierTour: closings.premierTour, secondTour: closings.secondTour })));

/**
 * Keeps the order numbers of the rolls: asks the register for those that somebody lacks, and closes each roll when its day has come.
 * What fails is asked for at the next run. Gives how many rolls were asked about.
 */
export const numberRolls = async ({ register, logger, rolls }: Work): Promise<number> => {
  if (!rolls) return 0;
  const found = new Map<string, RollKey & { missing: boolean }>();
  for (let partition = 0; partition < register.partitions; partition += 1) {
    for (const roll of await inContext(register.jobs, CONTEXT, (tx) => rollsToNumber(tx, partition))) {
      const name = `${roll.commune}/${roll.typeListe}`;
      found.set(name, { ...roll, missing: roll.missing || (found.get(name)?.missing ?? false) });
    }
  }
  let asked = 0;
  for (const roll of found.values()) {
    const scrutin = numberingOf(roll, localDay(register.clock(), roll.commune)).scrutin ?? null;
    const key = { commune: roll.commune, typeListe: roll.typeListe };
    const closed = scrutin === null
      || await inContext(register.jobs, CONTEXT, (tx) => closedRoll(tx, register.partitions, key, scrutin)) !== undefined;
    if (closed && !roll.missing) continue;
    asked += 1;
    try {
      const told = await rolls({ ...key, scrutin });
      await inContext(register.jobs, CONTEXT, (tx) => keepNumbers(tx, register.partitions, key, { ...told, scrutin }));
    } catch (error) {
      logger.warn({ err: error, commune: roll.commune }, 'the order numbers of a roll could not be had');
    }
  }
  return asked;
};
