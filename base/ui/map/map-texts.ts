import { translator } from '../i18n/catalogue.ts';

/** Texts of the map and of the list beside it. */
export const mapTexts = translator({
  map: { fr: 'Carte', en: 'Map' },
  keys: { fr: 'Flèches : déplacer. Plus et moins : zoom. Tout ce que la carte montre est aussi dans la liste.',
    en: 'Arrows: move. Plus and minus: zoom. All that the map shows is in the list as well.' },
  list: { fr: 'Liste : {count|un objet|# objets}', en: 'List: {count|one object|# objects}' },
  more: { fr: 'et {count|un autre|# autres}', en: 'and {count|one more|# more}' },
  centre: { fr: 'Centrer la carte sur {label}', en: 'Centre the map on {label}' },
  stale: { fr: 'position ancienne', en: 'old position' },
  loading: { fr: 'La carte se charge…', en: 'The map is loading…' },
  absent: { fr: 'Cet appareil ne peut pas dessiner la carte : la liste dit tout ce qu’elle montrerait.',
    en: 'This device cannot draw the map: the list says all that it would show.' },
  zoomIn: { fr: 'Zoom avant', en: 'Zoom in' }, zoomOut: { fr: 'Zoom arrière', en: 'Zoom out' },
});
