import { answer } from '../../shared/contract/answer.ts'
import type { Channel, Handlers } from '../../shared/contract/contract.ts'
import { findCitations } from '../../shared/library/cite/find/find.ts'
import { SearchInput } from '../../shared/search/model.ts'

/** Queries of the most common shapes: one word, two or three, an unfinished one at the end. */
const SAMPLE_QUERIES = [
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
/** Delays before the first query and between two of them, which let the user's own requests pass. */
const [FIRST_MS, BETWEEN_MS] = [1500, 60]
/** Smaller libraries need no warm-up. */
const LARGE_LIBRARY = 20_000

/**
 * Prewarms the search of a large library: runs some queries while the program is idle, so that code is compiled and the index
 * cached before the user's first query. Returns a function that stops it.
 */
export function prewarmSearch(handlers: Pick<Handlers, 'library.search' | 'library.count'>): () => void {
  let timer: NodeJS.Timeout
  let isStopped = false
  const step = async (n: number): Promise<void> => {
    const text = SAMPLE_QUERIES[n]
    if (isStopped || text === undefined) return
    try {
      if (n === 0 && !(await isLarge())) return
      await handlers['library.search'](SearchInput.parse({ text }))
    } catch {
      // the user's own searches report what is wrong with the library
      return
    }
    timer = setTimeout(() => void step(n + 1), BETWEEN_MS).unref()
  }
  const isLarge = async () =>
    Object.values(await handlers['library.count']({})).reduce((sum, n) => sum + n, 0) > LARGE_LIBRARY
  timer = setTimeout(() => void step(0), FIRST_MS).unref()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}

/** Delay after opening: the first page of the window is loaded by then. */
const AFTER_OPENING_MS = 600

/** Citations of all forms, with either apostrophe, which compile the regular expressions that recognise them. */
const SAMPLE_CITATIONS = [
  'CE, 30 janvier 2026, Commune de Nice, n° 506370, pt 12 ; CE, Ass., 3 mars 2020, n° 412345, précité.',
  'Le tribunal administratif de Grenoble, par un jugement du 24 janvier 2025, n° 2105328, l’a annulé.',
  'L’article L. 251-2 du code de la sécurité intérieure et l’article 8 de la même convention, alinéa 2.',
  'La loi n° 78-17 du 6 janvier 1978, notamment son article 88, et le décret du 29 mai 2019 pris pour elle.',
  'La convention européenne des droits de l’homme, le règlement (UE) 2016/679 du 27 avril 2016, art. 6.',
  'Cons. const., 22 mars 2012, n° 2012-652 DC, Loi relative à la protection de l’identité.',
  'CJUE, 6 octobre 2020, La Quadrature du Net, C-511/18 ; CEDH, 4 décembre 2008, S. et Marper, n° 30562/04.',
  'Cass. crim., 3 mars 2020, n° 19-81.123 ; la cour d’appel de Lyon, arrêt du 3 mars 2020, l’a dit.',
  'La CNIL, délibération n° 2019-001 du 10 janvier 2019 ; le conseil de prud’hommes de Lyon, 2 mai 2019.',
].flatMap(text => [text, text.replaceAll('’', "'")])

/**
 * Prewarms the editor: gathers and checks the last draft of the last dossier, so that the code is compiled before one is opened.
 * Returns a function that stops it.
 */
export function prewarmEditor(handlers: Handlers): () => void {
  let timer: NodeJS.Timeout
  const pause = (milliseconds: number) =>
    new Promise<void>(resolve => {
      timer = setTimeout(resolve, milliseconds).unref()
    })
  const first = async (channel: Channel, input: object): Promise<string | undefined> => {
    const reply = await answer(handlers, channel, input)
    return reply.ok ? (reply.value as readonly { id: string }[])[0]?.id : undefined
  }
  const read = async () => {
    await pause(AFTER_OPENING_MS)
    const dossier = await first('dossiers.list', {})
    const id = dossier && (await first('drafts.list', { dossier }))
    if (!id) return
    // as the window does; its errors are reported when the user opens the draft
    await answer(handlers, 'drafts.gather', { id })
    for (const text of SAMPLE_CITATIONS) {
      await pause(BETWEEN_MS)
      // V8 compiles a regular expression to machine code at its second use
      for (const _ of [1, 2]) findCitations(text)
    }
    await pause(BETWEEN_MS)
    await answer(handlers, 'drafts.check', { id })
  }
  void read()
  return () => clearTimeout(timer)
}
