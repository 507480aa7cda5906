import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Reply } from '../../shared/contract/answer.ts'
import { client } from '../../shared/contract/client.ts'
import type { Channel, Client, Events, FileRef, Input, Output } from '../../shared/contract/contract.ts'
import { AppError } from '../../shared/kernel/errors.ts'
import { BASE } from './base.ts'
import { debounce } from './debounce.ts'
import { watchMissedChanges } from './missedChanges.ts'
import { type Presence, setPresence, watchPresence } from './presence.ts'
import { startFlush, trackRequest } from './unsaved.ts'

/** A place to write outside the library, as the user named it: the token that stands for it, and its last name to show. */
export interface Place {
  readonly token: string
  readonly name: string
}

/** Bridge of a window of Electron: tokens, never paths; the closing of the window, its menu bar. */
declare global {
  interface Window {
    readonly pretoire?: {
      /** undefined for a file that lies nowhere on the disk */
      readonly tokenOf: (file: File) => Promise<string | undefined>
      /** asks by the system's dialog; undefined when the user gave up */
      readonly askPlace: (
        kind: 'backup' | 'bundle' | 'folder' | 'publication',
        name: string,
      ) => Promise<Place | undefined>
      readonly onClose: (save: () => Promise<readonly string[]>) => void
      readonly onCommand: (run: (id: string) => void) => void
    }
  }
}

const programAway =
  'Prétoire ne répond plus. Ce qui était enregistré est gardé\u00a0; relancez Prétoire sans fermer cette fenêtre, le reste s’enregistrera.'

const cutShort =
  'La réponse à cette demande s’est perdue\u00a0: le programme s’est arrêté et un autre a pris sa place, ou le lien avec lui s’est coupé. Ce qui était enregistré est gardé\u00a0; regardez si la demande a été faite avant de la refaire.'

/** Whether a program answers; one that is being begun again makes its visitors wait. */
const isThere = (): Promise<boolean> =>
  fetch(`${BASE}opening/progress`, { method: 'POST' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Posts a message. One that only reads is posted again where the program ended under it, and another took its place. */
async function post(channel: string, input: unknown): Promise<Response> {
  const attempt = () =>
    fetch(`${BASE}call/${channel}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
  try {
    return await attempt()
  } catch {
    if (!(await isThere())) throw new AppError('bug', programAway)
    if (changing.has(channel)) throw new AppError('bug', cutShort)
    return attempt().catch(() => Promise.reject(new AppError('bug', programAway)))
  }
}

async function send(channel: string, input: unknown): Promise<Reply> {
  const response = await post(channel, input)
  const changes = response.headers.get('Pretoire-Changes')
  if (changes !== null) missedChanges.answered(Number(changes))
  const reply: unknown = await response.json().catch(() => undefined)
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) throw new AppError('bug', programAway)
  const answer = reply as Reply
  // the event comes too, but later than the reply that this window waits for
  if (answer.ok) answer.changed?.forEach(announce)
  else if (answer.code === 'locked') setPresence('locked')
  return answer
}

/** Messages that change what a window shows, as the contract declares them: the build hands them over, zod stays out of the page. */
const changing: ReadonlySet<string> = new Set<string>(import.meta.env.CHANGING_MESSAGES)

/** Sends one message: `call['library.get']({ id })`. Rejects with an AppError whose message is for the user. */
export const call: Client = client((channel, input) => {
  const request = send(channel, input)
  return changing.has(channel) ? trackRequest(request) : request
})

type ChangedData = Events['changed']
type Subject = ChangedData['what']

/** Subjects that a message of each prefix reads, where it is not the library alone. */
const reads: Readonly<Record<string, readonly Subject[]>> = {
  briefs: ['dossiers'],
  sets: ['drafts'],
  dossiers: ['dossiers'],
  drafts: ['drafts'],
  exhibits: ['exhibits'],
  filings: ['dossiers'],
  settings: ['settings'],
  assistant: ['settings'],
  backups: ['settings'],
  identity: ['settings'],
  office: ['dossiers'],
  together: ['dossiers'],
  models: ['drafts', 'library'],
  templates: ['dossiers', 'library'],
}
const readBy = (channel: string) => reads[channel.split('.')[0] ?? ''] ?? ['library']

const listeners = {
  changed: new Set<(event: ChangedData) => void>(),
  job: new Set<(event: Events['job']) => void>(),
  progress: new Set<(event: Events['progress']) => void>(),
  download: new Set<(event: Events['download']) => void>(),
  unforeseen: new Set<(event: Events['unforeseen']) => void>(),
  offered: new Set<(event: Events['offered']) => void>(),
  forward: new Set<(event: Events['forward']) => void>(),
  locked: new Set<(event: Events['locked']) => void>(),
  together: new Set<(event: Events['together']) => void>(),
}

function announce(event: ChangedData): void {
  tell('changed', event)
}

function announceAll(): void {
  for (const what of new Set(Object.values(reads).flat())) announce({ what })
}

const missedChanges = watchMissedChanges(announceAll)

watchPresence((now: Presence) => {
  // what waited for the program is saved
  if (now === 'here') startFlush()
})

/** Between two attempts to hear the program again, in milliseconds. */
const HEAR_AGAIN_MS = 1000

/** Hears the program again, which refused the stream of events: it is locked, or cannot open its library. */
async function hearAgain(): Promise<void> {
  // a message is answered by the reason
  const isOpen = await call['vault.status']({}).then(
    () => true,
    () => false,
  )
  if (!isOpen) return void setTimeout(hearAgain, HEAR_AGAIN_MS)
  openEvents()
  announceAll()
}

let isListening = false
function listen(): void {
  if (!isListening) openEvents()
  isListening = true
}

/** Events that this page only hands to who hears them. */
const PASSED_ON = ['progress', 'download', 'unforeseen', 'offered', 'forward', 'locked', 'together'] as const

function tell<E extends keyof Events>(name: E, event: Events[E]): void {
  for (const listener of listeners[name] as Set<(event: Events[E]) => void>) listener(event)
}

let events: EventSource | undefined
/** Hears nothing more: this page is about to be emptied. */
export const stopListening = (): void => events?.close()

function openEvents(): void {
  const source = new EventSource(`${BASE}events`)
  events = source
  source.addEventListener('error', () => {
    setPresence('away')
    // a browser comes back by itself where the connection was lost, and gives up where it was refused
    if (source.readyState === EventSource.CLOSED) void hearAgain()
  })
  source.addEventListener('open', () => setPresence('here'))
  source.addEventListener('begin', event => missedChanges.begun(Number(event.data)))
  source.addEventListener('changed', event => announce(JSON.parse(event.data) as ChangedData))
  for (const name of PASSED_ON)
    source.addEventListener(name, event => tell(name, JSON.parse(event.data) as never))
  source.addEventListener('job', event => {
    const job = JSON.parse(event.data) as Events['job']
    tell('job', job)
    if (job.state !== 'running') announce({ what: 'library' })
  })
}

/** Hears an event of the program until the returned function is called. */
export function subscribe<E extends keyof Events>(name: E, hear: (event: Events[E]) => void): () => void {
  listen()
  const set = listeners[name] as Set<(event: Events[E]) => void>
  set.add(hear)
  return () => void set.delete(hear)
}

/** After the last change heard: an import tells many in a row. */
const RELOAD_MS = 60

/** A message sent on mounting and again whenever what it reads has changed. */
export interface CallResult<C extends Channel> {
  readonly value?: Output<C>
  readonly error?: AppError
  readonly loading: boolean
  readonly reload: () => void
}

/** Sends a message and keeps its answer fresh; `null` as input sends nothing. The last answer stays while the next one comes. */
export function useCall<C extends Channel>(
  channel: C,
  input: Input<C> | null,
  watch?: readonly Subject[],
): CallResult<C> {
  const [state, setState] = useState<{ key: string; value?: Output<C>; error?: AppError; loading: boolean }>({
    key: '',
    loading: true,
  })
  const key = JSON.stringify(input)
  const subjects = (watch ?? readBy(channel)).join(' ')
  const turn = useRef(0)

  const load = useCallback(() => {
    if (key === 'null') return
    turn.current += 1
    const mine = turn.current
    const ask = call[channel] as (message: unknown) => Promise<Output<C>>
    setState(before => ({ ...before, loading: true }))
    ask(JSON.parse(key)).then(
      value => mine === turn.current && setState({ key, value, loading: false }),
      error =>
        mine === turn.current &&
        // what was on the screen stays readable beside what went wrong
        setState(before => ({
          key,
          ...(before.key === key && { value: before.value }),
          error: asError(error),
          loading: false,
        })),
    )
  }, [channel, key])

  // before the screen is drawn: the answer comes a frame earlier
  useLayoutEffect(load, [load])
  useEffect(() => {
    const loadSoon = debounce(load, RELOAD_MS)
    const stop = subscribe('changed', event => {
      if (subjects.split(' ').includes(event.what)) loadSoon()
    })
    return () => {
      loadSoon.cancel()
      stop()
    }
  }, [load, subjects])
  return { value: state.value, error: state.error, loading: state.loading || state.key !== key, reload: load }
}

/** Anything thrown, as an error with a sentence. */
export function asError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return new AppError(
    'bug',
    `Une erreur inattendue est survenue (${String(error)}). Ce qui était enregistré est gardé.`,
  )
}

/** Hands a file over: in Electron the token of the file where it lies, else its bytes, streamed. */
export async function upload(file: File): Promise<FileRef> {
  const token = await window.pretoire?.tokenOf(file)
  if (token) return { token }
  const response = await fetch(`${BASE}files?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    body: file,
  }).catch(() => undefined)
  const reply: unknown = await response?.json().catch(() => undefined)
  if (response?.ok && typeof reply === 'object' && reply !== null && 'upload' in reply)
    return { upload: String(reply.upload) }
  const reason =
    typeof reply === 'object' && reply !== null && 'message' in reply ? ` ${String(reply.message)}` : ''
  throw new AppError(
    'damaged',
    `Le fichier «\u00a0${file.name}\u00a0» n’a pas pu être transmis\u00a0; rien n’a été importé de lui.${reason}`,
  )
}

/** Stops work under way by the id of its run; nothing is said when it has ended meanwhile. */
export const stopRun = (run: string): void => void call['drafts.stop']({ run }).catch(() => undefined)

/** The address of a file made for the user, for `<a download>`. */
export const exportUrl = (id: string): string => `${BASE}exports/${encodeURIComponent(id)}`
