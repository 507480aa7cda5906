import { loadedCorpus, teller } from './loaded-corpus.ts'

/** load-corpus.ts [TEXTS]: loads the server that `bench office-corpus` then finds with PRETOIRE_BENCH_OFFICE=TEXTS, and measures no search. */
const texts = Number(process.argv[2] ?? 1_000_000)
const { server, loading } = await loadedCorpus(texts, teller())
server.rest()
console.log(JSON.stringify({ texts, loading }))
