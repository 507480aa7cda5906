import { createHunspellFromStrings, type Hunspell } from 'hunspell-wasm'
import { readWordList } from '../../../../shared/french/spelling.ts'

/** Request to the dictionary. */
export type Ask =
  | { readonly n: number; readonly check: readonly string[] }
  | { readonly n: number; readonly suggest: string }
/** Its answer: the words it does not know, or those it would write. */
export interface Answer {
  readonly n: number
  readonly words: readonly string[]
  readonly failure?: string
}

const read = (url: URL): Promise<string> =>
  fetch(url).then(reply => {
    if (!reply.ok) throw new Error(`${reply.status} ${url.pathname}`)
    return reply.text()
  })

async function open(): Promise<Hunspell> {
  const [affixes, words, own] = await Promise.all([
    read(new URL('../../../../../node_modules/dictionary-fr/index.aff', import.meta.url)),
    read(new URL('../../../../../node_modules/dictionary-fr/index.dic', import.meta.url)),
    read(new URL('../../../../../resources/dictionaries/droit.txt', import.meta.url)),
  ])
  const hunspell = await createHunspellFromStrings(affixes, words)
  for (const word of readWordList(own)) hunspell.addWord(word)
  return hunspell
}

const plain = (word: string): string => word.replace(/[’]/g, "'").replace(/‑/g, '-')

/** Whether the dictionary has a word, as it is or, for words a hyphen joins, part by part. */
const isKnown = (hunspell: Hunspell, word: string): boolean =>
  hunspell.testSpelling(word) ||
  (word.includes('-') && word.split('-').every(part => part.length > 0 && hunspell.testSpelling(part)))

let dictionary: Promise<Hunspell> | undefined

addEventListener('message', async (event: MessageEvent<Ask>) => {
  const ask = event.data
  dictionary ??= open()
  try {
    const hunspell = await dictionary
    const words =
      'check' in ask
        ? ask.check.filter(word => !isKnown(hunspell, plain(word)))
        : hunspell.getSpellingSuggestions(plain(ask.suggest)).map(word => word.replace(/'/g, '’'))
    postMessage({ n: ask.n, words } satisfies Answer)
  } catch (error) {
    dictionary = undefined
    postMessage({ n: ask.n, words: [], failure: String(error) } satisfies Answer)
  }
})
