import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Modules that faults are planted in, and the exports that may be exchanged. */
const SOIL: Readonly<Record<string, readonly string[]>> = {
  'shared/game/view.ts': ['publicView', 'seatView'],
  'shared/game/audience.ts': ['eventsFor'],
  'shared/game/decide.ts': ['decide'],
  'shared/game/bonds.ts': ['judgeBonds'],
  'shared/game/documents.ts': ['shownTo'],
  'shared/game/minutes.ts': ['minutes'],
  'shared/game/papers.ts': ['countPapers'],
  'shared/bots/answers.ts': ['answersFor'],
  'server/table/hosted-table.ts': ['HostedTable'],
  'server/rooms/telling.ts': ['greet', 'tellAll'],
  'server/cli/prove/glass.ts': ['glassEnvelope'],
};

const root = new URL('../../../../', import.meta.url);
const graftedUrl = new URL('switch.ts', import.meta.url).href;

/** From here on, whoever imports one of these modules in this thread gets it with its exports exchangeable. To be called before any of them is loaded. */
export function prepareSoil(): void {
  const soil = new Map(Object.entries(SOIL).map(([module, exports]) => [new URL(module, root).href, { module, exports }]));
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      return soil.has(found.url) && !specifier.endsWith('?original') ? { ...found, url: `${found.url}?exchangeable` } : found;
    },
    load(url, context, next) {
      if (!url.endsWith('?exchangeable')) return next(url, context);
      const real = url.slice(0, -'?exchangeable'.length);
      const { module, exports } = soil.get(real) as { module: string; exports: readonly string[] };
      const original = `${fileURLToPath(real)}?original`;
      const lines = [
        `import * as original from ${JSON.stringify(original)};`,
        `import { grafted } from ${JSON.stringify(graftedUrl)};`,
        `export * from ${JSON.stringify(original)};`,
        ...exports.map((name) => `export const ${name} = grafted(${JSON.stringify(module)}, ${JSON.stringify(name)}, original.${name});`),
      ];
      return { format: 'module', shortCircuit: true, source: lines.join('\n') };
    },
  });
}
