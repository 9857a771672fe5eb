export const knobs = { threshold: 2**28, size: 2**26, n: 0, cb: 0, made: 0, time: 0 }
let since = 0
export const allocated = (n: number): void => { since += n; if (since >= knobs.threshold) { since = 0; const t=performance.now(); if(knobs.size) new ArrayBuffer(knobs.size); knobs.time+=performance.now()-t; knobs.made++ } }
export const collected = (): void => { knobs.cb++ ; }
