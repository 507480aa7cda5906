import { answer } from '../../shared/kernel/answer.ts'
import type { Channel, Handlers } from '../../shared/kernel/contract.ts'
import { findCitations } from '../../shared/library/cite/find/find.ts'
import { SearchInput } from '../../shared/search/model.ts'

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

/** Ways of citing, with either apostrophe: what recognises each is compiled by the first that is read. */
const citing = [
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
 * Reads the last text of the last dossier for nothing, then checks it, so that what opens a text and recognises what it cites is
 * compiled when one is asked for. Returns what stops it.
 */
export function warmText(handlers: Handlers): () => void {
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
    await pause(shown)
    const dossier = await first('dossiers.list', {})
    const id = dossier && (await first('drafts.list', { dossier }))
    if (!id) return
    // as the window asks it, what is wrong with it told to whoever opens it
    await answer(handlers, 'drafts.gather', { id })
    for (const text of citing) {
      await pause(between)
      // an expression is compiled again, for good, the second time it serves
      for (const _ of [1, 2]) findCitations(text)
    }
    await pause(between)
    await answer(handlers, 'drafts.check', { id })
  }
  void read()
  return () => clearTimeout(timer)
}
