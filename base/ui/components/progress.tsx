/** Share of a long work done, with its sentence; `value` undefined while unknown. */
export const Progress = ({ label, value, max }: { label: string; value?: number; max: number }) => (
  <label className="fr-label">{label}<progress value={value} max={max} /></label>
);
