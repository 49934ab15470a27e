import { scenarioFile } from './server/cli/files.ts';
import { compileWorld } from './shared/game/world.ts';
import { playCast, LEVEL3, favourite, expectedVotes } from './server/cli/proof/play.ts';
import { nthSeed } from './server/cli/proof/duel.ts';
const ADV: any = {...LEVEL3, acts: new Set(['persuade', 'speak', 'line', 'endorse', 'quote', 'promise']), habits: { outcome: 2, goods: 0, candour: 1, promisesBoth: false, backingForSale: false }};
const w = compileWorld(scenarioFile(process.argv[2]!));
for (const seat of process.argv.slice(3)) for (let n=0;n<4;n++) {
  const out:string[]=[];
  const sd=nthSeed('a1','adv',n);
  const a=playCast(w, sd, {profiles:()=>LEVEL3, guests:new Map([[seat,ADV]])}, (e:any)=>{ if(e.by===seat&&e.command.candidate) out.push(e.command.type+':'+e.command.candidate.slice(0,4)); if(e.by===seat&&e.command.act?.candidate) out.push(e.command.act.act+':'+e.command.act.candidate.slice(0,4)) });
  const s=playCast(w, sd, {profiles:()=>LEVEL3, guests:new Map([[seat,null]])});
  const va=expectedVotes(w,a.atDoors),vs=expectedVotes(w,s.atDoors);
  console.log(seat, favourite(w,s.atDoors,seat),favourite(w,a.atDoors,seat), va.map((x,i)=>(x-vs[i]!).toFixed(2)).join(), out.join(' '));
}
