import { answer } from '../shared/answer.ts'
import type { Channel, Handlers } from '../shared/contract.ts'
import { SearchInput } from '../shared/model/search.ts'

/** Searches of the shapes one makes most: one word, two or three, an unfinished one at the end. */
const asked = [
  'droit',
  'loi public',
  'déc',
  'demande d',
  'article code',
  'conditions de la d',
  'tribunal administratif',
  'rejet requ',
  'urgence',
  'données personnelles',
  'liberté ind',
  'recours pour excès',
  'travail',
  'séjour étr',
  'police mun',
  'permis de constr',
] as const
/** Before the first, then between two of them, in milliseconds: whoever asks something comes first. */
const [first, between] = [1500, 60]
/** Smaller libraries answer at once. */
const large = 20_000

/**
 * Makes the searches of a large library as quick the first time as the next ones: some are made for nothing while nobody asks
 * anything, so that their code is compiled and the heads of the index are in memory. Returns what stops it.
 */
export function warmUp(handlers: Pick<Handlers, 'library.search' | 'library.count'>): () => void {
  let timer: NodeJS.Timeout
  let stopped = false
  const step = async (n: number): Promise<void> => {
    const text = asked[n]
    if (stopped || text === undefined) return
    try {
      if (n === 0 && !(await isLarge())) return
      await handlers['library.search'](SearchInput.parse({ text }))
    } catch {
      // what is wrong with the library is told to whoever searches it
      return
    }
    timer = setTimeout(() => void step(n + 1), between).unref()
  }
  const isLarge = async () =>
    Object.values(await handlers['library.count']({})).reduce((sum, n) => sum + n, 0) > large
  timer = setTimeout(() => void step(0), first).unref()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** After opening, in milliseconds: the window has asked what its first page needs. */
const shown = 600

/** Reads the last text of the last dossier for nothing, so that what opens a text is compiled when one is asked for. Returns what stops it. */
export function warmText(handlers: Handlers): () => void {
  const first = async (channel: Channel, input: object): Promise<string | undefined> => {
    const reply = await answer(handlers, channel, input)
    return reply.ok ? (reply.value as readonly { id: string }[])[0]?.id : undefined
  }
  const read = async () => {
    const dossier = await first('dossiers.list', {})
    const id = dossier && (await first('drafts.list', { dossier }))
    // as the window asks it, what is wrong with it told to whoever opens it
    if (id) await answer(handlers, 'drafts.gather', { id })
  }
  const timer = setTimeout(() => void read(), shown).unref()
  return () => clearTimeout(timer)
}
