// node /tmp/x/abl.ts SCEN|hall GAMES acts|all seed
const { ablate } = await import('./server/cli/proof/ablate.ts');
const { scenarioFile } = await import('./server/cli/files.ts');
const [scen, games, acts = 'all', seed = 'x1'] = process.argv.slice(2);
const ask = { games: Number(games), small: false, seed, scenario: scen === 'hall' ? null : scenarioFile(scen), shipped: scenarioFile, ids: [], persons: false, act: null };
const list = acts === 'all' ? [null] : acts.split(',');
for (const act of list) {
  const t = Date.now();
  const f = ablate({ ...ask, act });
  for (const r of f.tables['what an act is worth']) console.log(scen.slice(0, 14).padEnd(15), String(r.act).padEnd(12), String(r.cost).padStart(7), JSON.stringify(r.interval).padEnd(16), r.unit, r.seat, r['games it changed, per cent']);
  console.log('#', Math.round((Date.now() - t) / 1000), 's');
}
