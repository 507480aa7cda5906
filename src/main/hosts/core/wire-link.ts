import { setTimeout } from 'node:timers/promises'
import type { Wire } from '../../kernel/wire.ts'
import type { Link } from './link.ts'

// The wire between two processes: a request and its answer go by messages, their bodies a piece at a time, as they are asked for.

/** A request of a page, without its body. */
interface SentRequest {
  readonly id: number
  readonly method: string
  readonly url: string
  readonly headers: readonly [string, string][]
  readonly hasBody: boolean
}
/** The beginning of its answer. */
interface SentResponse {
  readonly status: number
  readonly headers: readonly [string, string][]
  readonly hasBody: boolean
}

/** Acts of the process that answers. */
export type WireOrders = {
  answer(request: SentRequest): Promise<SentResponse>
  /** the next bytes of an answer; none at its end */
  readAnswer(id: number): Promise<Uint8Array | undefined>
  /** the page wants no more of an answer */
  dropAnswer(id: number): void
}
/** Acts of the process that asks. */
export type WireWants = {
  /** the next bytes of a request; none at its end */
  readRequest(id: number): Promise<Uint8Array | undefined>
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** A body that is read in another process; `next` gives its bytes. */
const remoteBody = (
  next: () => Promise<Uint8Array | undefined>,
  cancel?: () => void,
): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      pull: async controller => {
        const bytes = await next()
        if (bytes) controller.enqueue(bytes)
        else controller.close()
      },
      ...(cancel && { cancel }),
    },
    // nothing is asked for before it is wanted
    { highWaterMark: 0 },
  )

/** The answer that another process has begun. A stream of events ends with that process; a file that is cut is never taken for whole. */
function responseOf(
  there: Link<WireOrders>,
  { id, url }: SentRequest,
  { hasBody, status, headers }: SentResponse,
): Response {
  const read = () => there.ask('readAnswer', id)
  const body = remoteBody(isEvents(url) ? () => read().catch(() => undefined) : read, () =>
    there.tell('dropAnswer', id),
  )
  return new Response(hasBody ? body : null, { status, headers: [...headers] })
}

/** How often a file is asked for, of as many processes that ended instead of answering. */
const MAX_ATTEMPTS = 3
/** Whether a request only reads, and has an end. */
const isFile = ({ method, url }: SentRequest): boolean => method === 'GET' && !isEvents(url)
/** Whether an address is that of the stream of events, which has no end. */
const isEvents = (url: string): boolean => url.endsWith('/events')

/** A wire whose answers are those of another process; `answerer`: the one of now. */
export function sentWire(answerer: () => Link<WireOrders>): { readonly wire: Wire } & WireWants {
  const bodies = new Map<number, Reader>()
  let count = 0
  return {
    wire: async request => {
      count += 1
      const id = count
      const { method, url, headers } = request
      const reader = request.body?.getReader()
      if (reader) bodies.set(id, reader)
      const sent = { id, method, url, headers: [...headers], hasBody: reader !== undefined }
      try {
        for (let attempt = 1; ; attempt += 1) {
          const there = answerer()
          try {
            return responseOf(there, sent, await there.ask('answer', sent))
          } catch (error) {
            // it ended before it answered: the one that takes its place has the same files
            if (!isFile(sent) || attempt === MAX_ATTEMPTS) throw error
          }
        }
      } catch {
        // the page is told as of a connection that is cut
        return Response.error()
      } finally {
        bodies.delete(id)
      }
    },
    readRequest: async id => {
      const bytes = (await bodies.get(id)?.read())?.value
      // they are copied when they are sent: a passphrase does not stay here
      setImmediate(() => bytes?.fill(0))
      return bytes
    },
  }
}

/** How often it is looked whether all is answered. */
const LOOK_MS = 20

/** Answers the requests of another process. */
export function servedWire(
  wire: Wire,
  asker: () => Link<WireWants>,
): WireOrders & {
  /** resolves once what was asked is answered, but for the streams of events */
  answered(): Promise<void>
} {
  const bodies = new Map<number, Reader>()
  const unanswered = new Set<number>()
  return {
    answer: async ({ id, method, url, headers, hasBody }) => {
      // it has no end to wait for
      if (!isEvents(url)) unanswered.add(id)
      const body = hasBody ? remoteBody(() => asker().ask('readRequest', id)) : null
      const init = { method, headers: [...headers], body, duplex: 'half' }
      try {
        const response = await wire(new Request(url, init as RequestInit))
        if (response.body) bodies.set(id, response.body.getReader() as Reader)
        else unanswered.delete(id)
        return { status: response.status, headers: [...response.headers], hasBody: response.body !== null }
      } catch (error) {
        unanswered.delete(id)
        throw error
      }
    },
    readAnswer: async id => {
      let bytes: Uint8Array | undefined
      try {
        bytes = (await bodies.get(id)?.read())?.value
        return bytes
      } finally {
        if (!bytes) {
          bodies.delete(id)
          unanswered.delete(id)
        }
      }
    },
    dropAnswer: id => {
      void bodies.get(id)?.cancel()
      bodies.delete(id)
      unanswered.delete(id)
    },
    answered: async () => {
      while (unanswered.size > 0) await setTimeout(LOOK_MS)
    },
  }
}
