const { scenarioFile } = await import('./server/cli/files.ts');
const { simulate } = await import('./server/cli/simulate.ts');
const { injectedEntropy } = await import('./shared/kit/dice.ts');
const [id, games, ...sets] = process.argv.slice(2);
const s: any = scenarioFile(id!);
for (const set of sets) {
  const kv = Object.fromEntries(set.split(',').map((x) => [x.split(':')[0], Number(x.split(':')[1])]));
  const constants = { ...s.constants }; for (const k of Object.keys(kv)) if (k in constants) constants[k] = kv[k];
  const c = { ...s, cover: 4, constants, candidates: s.candidates.map((k: any) => ({ ...k, standing: k.standing.map((p: any, n: number) => (n === 0 ? { ...p, value: p.value + (kv[k.id] ?? 0) } : p)) })) };
  const r: any = simulate(c, Number(games), 'fit' , injectedEntropy as any);
  const m = r.metrics; console.log(id, set, JSON.stringify(r.wins), 'cover', m.cover.p5, 'unc', m.uncounted.mean, ...s.candidates.map((k: any) => k.id + ' ' + m['votes.' + k.id].mean+' pr '+m['promises.'+k.id].mean), 'second', m['second-ballot'].mean, 'comeback', m.comeback?.mean, r.msPerGame);
}
