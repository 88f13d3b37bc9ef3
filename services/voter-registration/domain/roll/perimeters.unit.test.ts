import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPerimeter, readPerimeters } from './perimeters.ts';

const SQUARE = { type: 'Polygon', coordinates: [[[5, 43], [6, 43], [6, 44], [5, 43]]] };
const feature = (properties: object, geometry: unknown = SQUARE) => ({ type: 'Feature', properties, geometry });
const file = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });

test('perimeters by station, however the file writes its number; an unknown station or another shape refuses the whole file', () => {
  const read = readPerimeters(file(feature({ numero: 3 }), feature({ numeroBureauVote: '0004' }),
    feature({ codeBureauVote: '04112_0005' }, { type: 'MultiPolygon', coordinates: [SQUARE.coordinates] })), ['3', '04', '5']);
  assert.deepEqual(read.ok && [...read.perimeters].map(([numero, { type }]) => [numero, type]),
    [['3', 'Polygon'], ['04', 'Polygon'], ['5', 'MultiPolygon']]);
  const code = (text: string): string => { const reading = readPerimeters(text, ['3']); return reading.ok ? '' : reading.code; };
  assert.deepEqual([file(feature({ numero: 9 })), file(feature({})), file(feature({ numero: 3 }, { type: 'Point', coordinates: [5, 43] })),
    file(null), file(), '{', 'null', '[]'].map(code),
  ['BUREAU', 'BUREAU', 'GEOJSON', 'GEOJSON', 'GEOJSON', 'GEOJSON', 'GEOJSON', 'GEOJSON']);
});

test('one perimeter, alone or in a Feature', () => {
  assert.deepEqual([readPerimeter(JSON.stringify(SQUARE)), readPerimeter(JSON.stringify(feature({})))], [SQUARE, SQUARE]);
  for (const text of ['', 'null', '{}', '{"type":"Feature"}', '{"type":"Polygon","coordinates":[[[1,2]]]}']) {
    assert.equal(readPerimeter(text), undefined, text);
  }
});
