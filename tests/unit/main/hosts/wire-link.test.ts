import { expect, test } from 'vitest'
import { type Link, link } from '../../../../src/main/hosts/core/link.ts'
import {
  sentWire,
  servedWire,
  type WireOrders,
  type WireWants,
} from '../../../../src/main/hosts/core/wire-link.ts'
import type { Wire } from '../../../../src/main/kernel/wire.ts'
import { ways } from './ways.ts'

/** A wire that goes to other processes: to each of those that answer, the next where one has ended. */
function wires(...answerers: Wire[]) {
  let turn = 0
  const links: Link<WireOrders>[] = []
  const cores = answerers.map(wire => {
    const [here, there] = ways()
    const { answered, ...served } = servedWire(wire, () => asker)
    const asker = link<WireWants>(there, served)
    links.push(link<WireOrders>(here, { readRequest: (id: number) => pages.readRequest(id) }))
    return { answered }
  })
  const pages = sentWire(() => links[turn] as Link<WireOrders>)
  return {
    wire: pages.wire,
    cores,
    /** the process of now ends, and the next one takes its place */
    end: () => {
      const ended = links[turn]
      turn += 1
      ended?.end()
    },
  }
}

const home = 'pretoire://app/'
const never = () => new Promise<Response>(() => undefined)
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, n) => n % 251)

test('a request and its answer cross with their headers, and bodies larger than a message cross whole', async () => {
  const body = bytesOf(3_000_000)
  const { wire } = wires(async request => {
    const bytes = new Uint8Array(await request.arrayBuffer())
    const headers = { 'content-type': 'text/plain', heard: request.headers.get('told') ?? '' }
    return new Response(bytes, { status: 201, headers })
  })
  const response = await wire(
    new Request(`${home}files?name=a`, { method: 'PUT', body, headers: { told: 'bien' } }),
  )
  expect(response.status).toBe(201)
  expect(response.headers.get('heard')).toBe('bien')
  expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true)
})

test('an answer without a body has none', async () => {
  const { wire } = wires(async () => new Response(null, { status: 204 }))
  const response = await wire(new Request(home))
  expect(response.status).toBe(204)
  expect(response.body).toBeNull()
})

test('a file asked of a process that ended instead of answering is given by the next one', async () => {
  const { wire, end } = wires(never, async () => new Response('le dictionnaire'))
  const response = wire(new Request(`${home}assets/dictionnaire.js`))
  setTimeout(end)
  expect(await (await response).text()).toBe('le dictionnaire')
})

test('what changes something is sent to one process alone, whether it ended before or after it was done', async () => {
  const asked: string[] = []
  const { wire, end } = wires(never, async request => {
    asked.push(request.url)
    return new Response('fait')
  })
  const response = wire(new Request(`${home}call/drafts.save`, { method: 'POST', body: '{}' }))
  setTimeout(end)
  expect((await response).type).toBe('error')
  expect(asked).toEqual([])
})

test('an answer that is cut in its middle is never taken for a whole one', async () => {
  const half = new ReadableStream({ start: controller => controller.enqueue(bytesOf(10)) })
  const { wire, end } = wires(async () => new Response(half), never)
  const response = await wire(new Request(`${home}exports/a`))
  setTimeout(end)
  await expect(response.arrayBuffer()).rejects.toThrow('arrêté')
})

test('a stream of events ends with the process that told them, and is no error', async () => {
  const told = new ReadableStream({ start: controller => controller.enqueue(bytesOf(10)) })
  const { wire, end } = wires(async () => new Response(told), never)
  const response = await wire(new Request(`${home}events`))
  const reader = response.body?.getReader()
  expect((await reader?.read())?.value?.byteLength).toBe(10)
  const next = reader?.read()
  end()
  expect((await next)?.done).toBe(true)
})

test('a page that wants no more of an answer has it dropped where it is made', async () => {
  let onCancel = () => {}
  const cancelled = new Promise<void>(resolve => {
    onCancel = resolve
  })
  const endless = new ReadableStream({
    pull: controller => controller.enqueue(bytesOf(10)),
    cancel: () => onCancel(),
  })
  const { wire, cores } = wires(async () => new Response(endless))
  const response = await wire(new Request(`${home}exports/a`))
  await response.body?.cancel()
  await cancelled
  await cores[0]?.answered()
})

test('all is answered once the last byte was read, a stream of events set aside', async () => {
  const { wire, cores } = wires(async () => new Response(new ReadableStream()), never)
  await wire(new Request(`${home}events`))
  await cores[0]?.answered()
  const file = wires(async () => new Response('mots'))
  let isAnswered = false
  const response = await file.wire(new Request(home))
  const answered = file.cores[0]?.answered().then(() => {
    isAnswered = true
  })
  expect(isAnswered).toBe(false)
  expect(await response.text()).toBe('mots')
  await answered
})

test('what a page sent is overwritten once it was sent on', async () => {
  const sent = Buffer.from('quatre mots sans rapport')
  const body = new ReadableStream({
    start: controller => {
      controller.enqueue(sent)
      controller.close()
    },
  })
  const { wire } = wires(async request => new Response(await request.text()))
  const request = new Request(`${home}opening/unlock`, {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit)
  expect(await (await wire(request)).text()).toBe('quatre mots sans rapport')
  expect(sent.every(byte => byte === 0)).toBe(true)
})
