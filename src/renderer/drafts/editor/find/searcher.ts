import { slices } from '../page/slices.ts'
import { type Asked, type Places, search } from './search.ts'

/** Milliseconds a regular expression may take over a whole text. */
const MAX_REGEX_MS = 1500

/** Runs searches one at a time: words between the frames of the page, regular expressions in a thread that can be ended. */
export const searcher = (tooLong: () => void) => {
  const work = slices(8)
  let thread: Worker | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = (): void => {
    work.stop()
    clearTimeout(timer)
    thread?.terminate()
    thread = undefined
  }
  const runInWorker = (query: Asked, onPlaces: (places: Places) => void): void => {
    const mine = new Worker(new URL('./regex.worker.ts', import.meta.url), { type: 'module' })
    thread = mine
    timer = setTimeout(() => {
      stop()
      tooLong()
    }, MAX_REGEX_MS)
    mine.addEventListener('message', ({ data }: MessageEvent<Places>) => {
      stop()
      onPlaces(data)
    })
    mine.postMessage(query)
  }
  return {
    run: (query: Asked, regex: boolean, onPlaces: (places: Places) => void): void => {
      stop()
      if (regex) runInWorker(query, onPlaces)
      else work.start(finishing(search(query), onPlaces))
    },
    stop,
  }
}

function* finishing(work: Generator<undefined, Places>, onPlaces: (places: Places) => void) {
  onPlaces(yield* work)
}
