import { createView } from "../../src/layout/create-view.ts";
import { TRIPLES } from "../../src/idl/target.ts";
import { GCCS, dumpRecords, emitAssembly } from "./layout/compilers.ts";
import { parseData, parseRecordDump, setBits, wordsOf } from "./layout/observations.ts";
import { contractOf, enumText, randomRecords } from "./layout/random-records.ts";
const [,, seed="1", n="300", b="0", p="0", f="0", show="3"] = process.argv;
const records = randomRecords({bits:b==="1",packing:p==="1",fieldAttributes:f==="1"}, Number(n), Number(seed));
const text = [enumText(), ...records.map(r=>r.text)].join("\n")+"\n";
const contract = contractOf(records);
function ours(view: any, name: string) {
  const l = view.layoutOf({kind:"named",name});
  if (l.kind!=="sized") return JSON.stringify(l.reason ?? l.kind);
  const fields: any = {};
  for (const x of l.fields) if (x.field.name) fields[x.field.name] = x.bitOffset===undefined? `${x.offset}` : `${x.bitOffset}:${x.bitWidth}`;
  return JSON.stringify({size:l.size,align:l.align,fields});
}
function report(label: string, seen: Map<string,string>, view: any) {
  let bad=0, shown=0, unk=0;
  for (const r of records) { const o=ours(view,r.name); const s=seen.get(r.name);
    if (o.startsWith('"')) { unk++; continue; }
    if (o!==s) { bad++; if (shown++<Number(show) ) console.log(r.text.replaceAll("\n"," "),"\n   ours",o,"\n   them",s); } }
  console.log(label,"bad",bad,"unknown",unk,"of",records.length);
}
for (const t of TRIPLES) {
  if (t.endsWith("musl")) continue;
  const d=parseRecordDump(dumpRecords(t,text)); const view=createView(contract,t);
  report("clang "+t, new Map([...d].map(([k,v])=>[k,JSON.stringify(v)])), view);
}
for (const c of GCCS) {
  let src = text; 
  for (const r of records) {
    const names=r.definition.fields.filter(x=>x.name!==undefined);
    const plain=names.filter(x=>x.bits===undefined);
    const K=`${r.definition.kind} ${r.name}`;
    src+=`unsigned int facts_${r.name}[] = {7, sizeof(${K}), _Alignof(${K})${plain.map(x=>`, __builtin_offsetof(${K}, ${x.name})`).join("")}};\n`;
    for (const x of names) if (x.bits!==undefined) src+=`${K} bits_${r.name}_${x.name} = {.${x.name} = -1};\n`;
  }
  const data=parseData(emitAssembly(c,src)); const view=createView(contract,c.target);
  const seen=new Map<string,string>();
  for (const r of records) {
    const w=wordsOf(data.get(`facts_${r.name}`)??[]); let i=3; const fields:any={};
    for (const x of r.definition.fields) { if (x.name===undefined) continue; fields[x.name]= x.bits===undefined? `${w[i++]}` : setBits(data.get(`bits_${r.name}_${x.name}`)??[]); }
    seen.set(r.name, JSON.stringify({size:w[1],align:w[2],fields}));
  }
  report(c.name+" "+c.target, seen, view);
}
