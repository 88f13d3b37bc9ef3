import type { ReactNode } from 'react';

export type Column<Row> = { key: string; head: string; cell: (row: Row) => ReactNode };

export type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a narrow screen each row becomes a small card instead of a table that scrolls. */
  stack?: boolean;
};

/** A data table with its caption; the first column names the row. */
export const Table = <Row,>({ caption, columns, rows, rowKey, stack = true }: TableProps<Row>) => (
  <div className={stack ? 'fr-table so-table--stack' : 'fr-table'}
    {...(stack ? {} : { tabIndex: 0, role: 'region', 'aria-label': caption })}>
    <table>
      <caption>{caption}</caption>
      <thead><tr>{columns.map(({ key, head }) => <th key={key} scope="col">{head}</th>)}</tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, head, cell }, index) => (index === 0
              ? <th key={key} scope="row">{cell(row)}</th>
              : <td key={key} data-label={head}>{cell(row)}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
