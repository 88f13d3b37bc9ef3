/** Every bench, by the name of its module in this folder. */
export const BENCHES: readonly string[] = ['intake', 'submission', 'journey', 'files', 'election-night', 'once', 'overload',
  'log', 'rebuild', 'growth', 'live', 'delivery',
  'hostile', 'enquiry', 'road', 'places', 'map', 'duplicates', 'staffing', 'mass-casualty', 'mutual-aid', 'calls', 'steps'];
