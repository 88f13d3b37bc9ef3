/** Every bench, by the name of its module in this folder. */
export const BENCHES: readonly string[] = ['intake', 'submission', 'once', 'overload', 'rebuild', 'growth', 'log', 'files', 'journey'];
