import { DANGEROUS, type CallVehicle } from '../../../domain/calls/car-call.ts';
import { useTexts } from '../../kit/lang.tsx';
import { carWords } from '../car-words.ts';

/** What a car that called told of itself: energy that is a danger, people aboard, VIN; or that its data could not be read. */
export const CarFacts = ({ vehicle: { kind, vin, propulsion, passengers, automatic } }: { vehicle: CallVehicle }) => {
  const { t } = useTexts(carWords);
  if (kind === null) return <>{t('unreadable')}</>;
  return <>{[t(automatic ? 'automatic' : 'manual'), ...DANGEROUS.filter((one) => propulsion.includes(one)).map((one) => t(one)),
    ...(passengers === null ? [] : [t('passengers', { count: passengers })]),
    vin === null ? t('badVin') : t('vin', { vin })].join(' · ')}</>;
};
