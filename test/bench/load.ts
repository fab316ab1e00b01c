import { chain } from './rows.ts'
// @ts-ignore
import { h, cpu, pss } from '/tmp/hA/m.mjs'
const facts = { ...h.all[1], url: 'http://127.0.0.1:3951' }
const say = (what: string) => { const p = pss(); const s=(k:number)=>p.reduce((n:number,x:any)=>n+x[k],0); console.log(what, 'pss', s(2), 'anon', s(3), 'shm', s(4), 'file', s(5), 'processes', p.length, 'node', p[0].slice(2).join(',')) }
say('rest')
for (let i=0;i<4;i++) await chain(facts)
let c = cpu(); const n=12
for (let i=0;i<n;i++) await chain(facts)
console.log('deal cpu', (cpu()-c)/n)
c = cpu()
await Promise.all(Array.from({length:8}, async()=>{for(let i=0;i<6;i++) await chain(facts)}))
console.log('deal x8 cpu', (cpu()-c)/48)
say('load')
