import { slices } from '../page/slices.ts'
import { type Asked, type Places, search } from './search.ts'

/** Milliseconds a regular expression may take over a whole text. */
const longest = 1500

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
  const apart = (asked: Asked, done: (places: Places) => void): void => {
    const mine = new Worker(new URL('./regex.worker.ts', import.meta.url), { type: 'module' })
    thread = mine
    timer = setTimeout(() => {
      stop()
      tooLong()
    }, longest)
    mine.addEventListener('message', ({ data }: MessageEvent<Places>) => {
      stop()
      done(data)
    })
    mine.postMessage(asked)
  }
  return {
    run: (asked: Asked, regex: boolean, done: (places: Places) => void): void => {
      stop()
      if (regex) apart(asked, done)
      else work.start(finishing(search(asked), done))
    },
    stop,
  }
}

function* finishing(work: Generator<undefined, Places>, done: (places: Places) => void) {
  done(yield* work)
}
