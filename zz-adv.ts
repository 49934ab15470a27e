import { scenarioFile } from './server/cli/files.ts';
import { compileWorld } from './shared/game/world.ts';
import { playCast, LEVEL3 } from './server/cli/proof/play.ts';
import { nthSeed } from './server/cli/proof/duel.ts';
const ADV: any = {...LEVEL3, acts: new Set(['persuade', 'speak', 'line', 'endorse', 'quote', 'promise']), habits: { outcome: 2, goods: 0, candour: 1, promisesBoth: false, backingForSale: false }};
const w = compileWorld(scenarioFile(process.argv[2]!));
for (const seat of process.argv.slice(3)) for (let n=0;n<2;n++) {
  const out:string[]=[];
  playCast(w, nthSeed('a1','adv',n), {profiles:()=>LEVEL3, guests:new Map([[seat,ADV]])}, (e:any)=>{ if(e.by===seat) { const c=e.command; out.push(c.type+(c.states?':'+c.states.join('+'):'')+(c.act?':'+JSON.stringify(c.act):'')+(c.bloc?':'+c.bloc:'')); } });
  console.log(seat, out.filter(o=>!/deal.answer|handshake|forecast/.test(o)).join(' | '));
}
