import { type Asked, search } from './search.ts'

// a regular expression may never end: here it can be stopped, and the page goes on
self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const work = search(data)
  let step = work.next()
  while (!step.done) step = work.next()
  self.postMessage(step.value)
})
