import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

/**
 * Makes `assets/stage/land.json` from Natural Earth (public domain) by way of `world-atlas` (ISC): all countries merged into one
 * shape, since any filled map of countries takes sides on territory (docs/rulebook.md §12). Rings of [lon, lat] in tenths of a degree.
 */
const source = createRequire(import.meta.url).resolve('world-atlas/land-110m.json');
const topology = JSON.parse(readFileSync(source, 'utf8'));
const land = feature(topology, topology.objects.land) as unknown as { features: readonly { geometry: { coordinates: number[][][][] } }[] };
const rings = land.features
  .flatMap((entry) => entry.geometry.coordinates)
  .map((polygon) => polygon[0] as number[][])
  .filter((ring) => ring.some(([, lat]) => (lat as number) > -58))
  .map((ring) => ring.map(([lon, lat]) => [Math.round((lon as number) * 10), Math.round((lat as number) * 10)]));
writeFileSync(new URL('../../assets/stage/land.json', import.meta.url), `${JSON.stringify(rings)}\n`);
