import type { Gathered } from '../../../../shared/contract/contract.ts'
import { entryOf } from '../../../../shared/library/kinds/registry.ts'
import { retry } from '../../../kernel/retry.ts'
import type { Answer, Ask } from './speller.worker.ts'

type Asked = { readonly check: readonly string[] } | { readonly suggest: string }

/**
 * The dictionary, in a thread of its own begun at the first question. What was asked once is remembered.
 * The program that serves the thread and its words may be beginning again: what failed is asked again, for half a minute.
 */
export function openSpeller() {
  let worker: Worker | undefined
  let closings = 0
  let n = 0
  const waiting = new Map<
    number,
    { resolve: (words: readonly string[]) => void; fail: (error: Error) => void }
  >()
  const wrong = new Map<string, boolean>()

  const end = (): void => {
    worker?.terminate()
    worker = undefined
  }
  const fail = (error: Error): void => {
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  const begin = (): Worker => {
    const thread = new Worker(new URL('./speller.worker.ts', import.meta.url), { type: 'module' })
    thread.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const request = waiting.get(data.n)
      waiting.delete(data.n)
      if (data.failure) request?.fail(new Error(data.failure))
      else request?.resolve(data.words)
    })
    thread.addEventListener('error', event => {
      end()
      // a thread that was not fetched gives no message
      fail(new Error(event.message || 'the thread of the dictionary did not begin'))
    })
    return thread
  }
  const askOnce = (what: Asked): Promise<readonly string[]> =>
    new Promise((resolve, fail) => {
      worker ??= begin()
      n += 1
      waiting.set(n, { resolve, fail })
      worker.postMessage({ n, ...what } satisfies Ask)
    })
  const ask = (what: Asked): Promise<readonly string[]> => {
    const closingsBefore = closings
    return retry(
      () => (closings === closingsBefore ? askOnce(what) : Promise.reject(new Error('closed'))),
      () => closings === closingsBefore,
    )
  }

  return {
    /** what is known of a word so far: whether it is wrong, undefined when it was never asked */
    isWrong: (word: string): boolean | undefined => wrong.get(word),
    async check(words: readonly string[]): Promise<void> {
      const newWords = [...new Set(words)].filter(word => !wrong.has(word))
      if (newWords.length === 0) return
      const unknown = new Set(await ask({ check: newWords }))
      for (const word of newWords) wrong.set(word, unknown.has(word))
    },
    suggest: (word: string): Promise<readonly string[]> => ask({ suggest: word }),
    close(): void {
      closings += 1
      end()
      fail(new Error('closed'))
    },
  }
}

export type Speller = ReturnType<typeof openSpeller>

/** The words of the names a dossier speaks of: its parties, its facts, its sources. No dictionary has them. */
export function namesIn({ dossier, sources, exhibits }: Gathered): Set<string> {
  const names = new Set<string>()
  const take = (text: string | undefined): void => {
    for (const [word] of (text ?? '').matchAll(/\p{Lu}[\p{L}’'-]+/gu)) {
      names.add(word)
      for (const part of word.split(/[’'-]/)) names.add(part)
    }
  }
  const walk = (value: unknown): void => {
    if (typeof value === 'string') take(value)
    else if (Array.isArray(value)) for (const one of value) walk(one)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) walk(one)
  }
  walk(dossier)
  for (const exhibit of exhibits) take(exhibit.label)
  for (const source of sources) walk(entryOf(source).names(source))
  return names
}
