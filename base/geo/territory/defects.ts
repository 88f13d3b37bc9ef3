import type { Text } from '#base/values/lang.ts';
import { TERRITORY_LIMITS } from './territory-limits.ts';

/** Something wrong in a file: where, and in plain words. */
export type Defect = { file: string; line: number; text: Text };

/** What stops a load: nothing is replaced. `defects` are the first of them. */
export class TerritoryRefused extends Error {
  readonly text: Text;
  readonly defects: readonly Defect[];
  constructor(text: Text, defects: readonly Defect[] = []) {
    super(text.en);
    this.text = text;
    this.defects = defects;
  }
}

/** Counts the rows of one file and what is wrong in it. */
export type RowJudge = {
  row(): void;
  /** A row that cannot be read. */
  wrong(line: number, text: Text): void;
  /** A row that says nothing to us: left out without a word but its count. */
  leaveOut(): void;
  /** Throws TerritoryRefused when there is no row, or too many of them are wrong. */
  conclude(): { file: string; rows: number; leftOut: number; wrong: number; defects: readonly Defect[] };
};

/** Judges one file: single slips of a large public file are told and passed over, a file of another kind is refused. */
export const rowJudge = (file: string): RowJudge => {
  const { defects_told_max, defects_share_max } = TERRITORY_LIMITS;
  let [rows, wrong, leftOut] = [0, 0, 0];
  const defects: Defect[] = [];
  return {
    row: () => { rows += 1; },
    wrong: (line, text) => {
      wrong += 1;
      if (defects.length < defects_told_max) defects.push({ file, line, text });
    },
    leaveOut: () => { leftOut += 1; },
    conclude: () => {
      if (rows === 0) throw new TerritoryRefused({ fr: `${file} : aucune ligne utile`, en: `${file}: no row of use` }, defects);
      if (wrong > rows * defects_share_max) {
        throw new TerritoryRefused({ fr: `${file} : ${wrong} lignes fausses sur ${rows}`, en: `${file}: ${wrong} wrong rows of ${rows}` },
          defects);
      }
      return { file, rows, leftOut, wrong, defects };
    },
  };
};
