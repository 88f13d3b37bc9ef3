import { useQuery } from '@tanstack/react-query';
import type { IncidentPlace } from '../../domain/incident/incident.ts';
import { useTexts } from '../kit/lang.tsx';
import { placeAround } from '../kit/places-client.ts';
import { words } from './texts.ts';

/** A word; the N and O of degrees are none. */
const WORD = /\p{L}{2}/u;

/** Where the event is. Bare degrees are told by the address or the commune there, which nobody has to look up on a map. */
export const EventPlace = ({ centre, place }: { centre: string; place: IncidentPlace | null }) => {
  const { t } = useTexts(words);
  const [lat, lon] = [place?.lat ?? null, place?.lon ?? null];
  const bare = place !== null && !WORD.test(place.label) && lat !== null && lon !== null;
  const { data } = useQuery({ queryKey: ['around', centre, lat, lon], queryFn: () => placeAround(centre, { lat: lat!, lon: lon! }),
    enabled: bare, staleTime: Infinity });
  if (!place) return null;
  const { address, commune } = data ?? { address: null, commune: null };
  const said = [address && t('nearAddress', { name: address.label, metres: address.metres }), commune?.name].filter(Boolean);
  return <span>{place.label}{said.length > 0 ? ` · ${said.join(', ')}` : ''}</span>;
};
