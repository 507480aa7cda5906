// zod looks for `new Function` at its first parse, which the page's policy refuses aloud: it is told not to look.
// Imported first by main.tsx, before anything that loads zod.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

export {}
