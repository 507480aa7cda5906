import { gageLines } from '../gage.ts'
import type { Change, Where } from '../model.ts'
import { alineaList, NB, ordinal } from '../say.ts'
import {
  before,
  beforeClosing,
  beforeQuote,
  nearest,
  occurrences,
  type Span,
  sentences,
  spaceBefore,
  withSpace,
  withSpaceBefore,
} from '../words.ts'
import type { Article, Edit, Flaw, LineEdit, WordEdit } from './article.ts'

type LocatingFlaw = Omit<Flaw, 'change'>
/** The edits a change makes to an article, and its flaws. */
export interface Location {
  readonly edits: readonly Edit[]
  readonly flaws: readonly LocatingFlaw[]
}

const nothing: Location = { edits: [], flaws: [] }
const refusal = (...flaws: LocatingFlaw[]): Location => ({ edits: [], flaws })
const error = (code: Flaw['code'], message: string, more: Partial<LocatingFlaw> = {}): LocatingFlaw => ({
  code,
  severity: 'error',
  message,
  ...more,
})

/** Finds in an article what a change touches. Nothing is changed: several changes all speak of the text as it is. */
export function locate(change: Change, article: Article, chamber: 'an' | 'senat' = 'an'): Location {
  const count = article.alineas.length
  const all = (by: readonly string[]): Location => ({
    edits: [{ kind: 'lines', from: 1, to: count, by, whole: true }],
    flaws: [],
  })
  switch (change.kind) {
    case 'delete-article':
      return count === 0
        ? refusal(
            error('absent', `L’article est déjà supprimé dans ce texte${NB}: il n’y a rien à supprimer.`),
          )
        : all([])
    case 'rewrite-article':
    case 'restore-article':
      return all(change.by)
    case 'add-article':
      return nothing
    case 'delete-alineas':
      return checkAlineas(change.alineas, count, alineas =>
        ranges(alineas).map(([from, to]) => lines(from, to, [])),
      )
    case 'replace-alineas':
      return checkAlineas(change.alineas, count, alineas => replaceAlineas(alineas, change.by))
    case 'insert-alineas':
      return checkAlineas(change.after ? [change.after] : [], count, () => [
        lines(change.after + 1, change.after, change.by),
      ])
    case 'complete-article':
      return { edits: [lines(count + 1, count, change.by)], flaws: [] }
    case 'gage':
      return {
        edits: [
          lines(
            count + 1,
            count,
            gageLines(change, chamber).map(line => (change.after ? line : line.replace(/^[IVX]+\./, '…'))),
          ),
        ],
        flaws: [],
      }
    case 'rewrite-title':
      return article.title === undefined
        ? refusal(error('no-title', 'L’intitulé n’est pas connu : ajoutez-le au texte.'))
        : { edits: [words(0, { from: 0, to: article.title.length }, change.by)], flaws: [] }
    default:
      return inPlaces(change, article)
  }
}

type WordChange = Extract<Change, { where: Where }>

function inPlaces(change: WordChange, article: Article): Location {
  const { where } = change
  if (where.title && article.title === undefined)
    return refusal(error('no-title', 'L’intitulé n’est pas connu : ajoutez-le au texte.'))
  const numbers = where.title ? [0] : where.alineas
  const lineRanges = numbers.map(n => {
    const text = n === 0 ? article.title : article.alineas[n - 1]
    return text === undefined
      ? refusal(pastLastAlinea(n, article.alineas.length))
      : inAlinea(change, n, text, article)
  })
  return { edits: lineRanges.flatMap(one => one.edits), flaws: lineRanges.flatMap(one => one.flaws) }
}

function inAlinea(change: WordChange, n: number, text: string, article: Article): Location {
  const scope = scopeOf(change.where, n, text)
  if ('code' in scope) return refusal(scope)
  const inside = text.slice(scope.from, scope.to)
  switch (change.kind) {
    case 'delete-sentence':
      return { edits: [words(n, withSpace(text, scope), '')], flaws: [] }
    case 'rewrite-sentence':
      return { edits: [words(n, scope, change.by)], flaws: [] }
    case 'complete': {
      const at = scope.from + (change.unit === 'words' ? beforeClosing(inside) : beforeQuote(inside))
      return { edits: [words(n, { from: at, to: at }, withSpaceBefore(change.by))], flaws: [] }
    }
    case 'insert-words': {
      if (!change.words) return { edits: [atEdge(change, n, text, scope)], flaws: [] }
      const place = hitOf(change, n, text, scope, article)
      if (!place.span) return place
      const at = change.side === 'after' ? place.span.to : place.span.from
      const by = change.side === 'after' ? withSpaceBefore(change.by) : before(change.by)
      return { edits: [{ ...words(n, { from: at, to: at }, by), anchor: place.span }], flaws: place.flaws }
    }
    case 'delete-words': {
      const place = hitOf(change, n, text, scope, article)
      return place.span ? { edits: [words(n, withSpace(text, place.span), '')], flaws: place.flaws } : place
    }
    case 'replace-words': {
      const place = hitOf(change, n, text, scope, article)
      if (!place.span) return place
      const from = /^[,.)]/.test(change.by)
        ? place.span.from - spaceBefore(text, place.span.from)
        : place.span.from
      return { edits: [words(n, { from, to: place.span.to }, change.by)], flaws: place.flaws }
    }
    case 'rewrite-end': {
      const place = hitOf(change, n, text, scope, article)
      if (!place.span) return place
      const end = change.by && /[.;:]$/.test(change.by) ? scope.to : scope.from + beforeClosing(inside)
      const to = Math.max(end, place.span.to)
      return {
        edits: [
          {
            ...words(n, { from: place.span.to, to }, change.by ? withSpaceBefore(change.by) : ''),
            anchor: place.span,
          },
        ],
        flaws: place.flaws,
      }
    }
  }
}

function scopeOf(where: Where, n: number, text: string): Span | LocatingFlaw {
  if (!where.sentence) return { from: 0, to: text.length }
  const all = sentences(text)
  const sentence = where.sentence === 'last' ? all.at(-1) : all[where.sentence - 1]
  if (sentence) return sentence
  const have = all.length === 1 ? 'n’a qu’une phrase' : `n’a que ${all.length} phrases`
  return error(
    'no-sentence',
    `L’alinéa${NB}${n} ${have}${NB}: il n’a pas de ${ordinal(where.sentence)} phrase.`,
    { alinea: n },
  )
}

interface Hit extends Location {
  readonly span?: Span
}

/** The words in their place: the one meant, or why it cannot be told. */
function hitOf(
  { where, words: wording }: { readonly where: Where; readonly words: string },
  n: number,
  text: string,
  scope: Span,
  article: Article,
): Hit {
  const inside = text.slice(scope.from, scope.to)
  const all = occurrences(inside, wording).map(one => ({
    from: one.from + scope.from,
    to: one.to + scope.from,
  }))
  const place = n === 0 ? 'l’intitulé' : `l’alinéa${NB}${n}`
  if (all.length === 0) return refusal(absent(wording, n, inside, place, article))
  if (where.edge) {
    const span = where.edge === 'start' ? all[0] : all.at(-1)
    return span ? { edits: [], flaws: [], span } : nothing
  }
  if (where.occurrence) {
    const span = where.occurrence === 'last' ? all.at(-1) : all[where.occurrence - 1]
    if (span) return { edits: [], flaws: [], span }
    return refusal(
      error('no-occurrence', `«${NB}${wording}${NB}» ne se trouve que ${all.length} fois à ${place}.`, {
        alinea: n,
      }),
    )
  }
  const [span] = all
  const flaws: LocatingFlaw[] =
    all.length > 1
      ? [
          {
            code: 'ambiguous',
            severity: 'warning',
            alinea: n,
            message: `«${NB}${wording}${NB}» se trouve ${all.length} fois à ${place}${where.sentence ? ' (même phrase)' : ''}${NB}: dites quelle occurrence.`,
          },
        ]
      : []
  return span ? { edits: [], flaws, span } : nothing
}

function absent(wording: string, n: number, inside: string, place: string, article: Article): LocatingFlaw {
  const otherAlineas = article.alineas.flatMap((text, at) =>
    at + 1 !== n && occurrences(text, wording).length > 0 ? [at + 1] : [],
  )
  const close = nearest(inside, wording)
  const hint =
    close !== undefined
      ? ` Le plus proche${NB}: «${NB}${close}${NB}».`
      : otherAlineas.length > 0
        ? ` Ces mots sont ${otherAlineas.length > 1 ? 'aux alinéas' : 'à l’alinéa'}${NB}${alineaList(otherAlineas)}.`
        : ''
  return error('absent', `«${NB}${wording}${NB}» ne se trouve pas à ${place}.${hint}`, {
    alinea: n,
    ...(close !== undefined && { nearest: close }),
  })
}

const pastLastAlinea = (n: number, count: number): LocatingFlaw =>
  error(
    'beyond',
    `L’article n’a que ${count} alinéa${count > 1 ? 's' : ''}${NB}: il n’a pas d’alinéa${NB}${n}.`,
    { alinea: n },
  )

function checkAlineas(
  alineas: readonly number[],
  count: number,
  toEdits: (alineas: readonly number[]) => LineEdit[],
): Location {
  const out = alineas.filter(n => n > count)
  if (out.length > 0) return refusal(...out.slice(0, 3).map(n => pastLastAlinea(n, count)))
  return { edits: toEdits(alineas), flaws: [] }
}

/** Alinéas as runs that follow each other. */
function ranges(alineas: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const n of [...new Set(alineas)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  return runs
}

function replaceAlineas(alineas: readonly number[], by: readonly string[]): LineEdit[] {
  const ranks = [...new Set(alineas)].sort((a, b) => a - b)
  if (ranks.length === by.length) return ranks.map((n, at) => lines(n, n, [by[at] ?? '']))
  return ranges(ranks).map(([from, to], at) => lines(from, to, at === 0 ? by : []))
}

const lines = (from: number, to: number, by: readonly string[]): LineEdit => ({ kind: 'lines', from, to, by })
const words = (alinea: number, span: Span, by: string): WordEdit => ({ kind: 'words', alinea, ...span, by })

function atEdge(
  change: { readonly side: 'before' | 'after'; readonly by: string },
  n: number,
  text: string,
  scope: Span,
): WordEdit {
  if (change.side === 'before') {
    const opening = /^(?:«[\s\u00a0\u202f]*)*/.exec(text.slice(scope.from, scope.to))?.[0].length ?? 0
    const at = scope.from + opening
    return words(n, { from: at, to: at }, before(change.by))
  }
  const at = scope.from + beforeClosing(text.slice(scope.from, scope.to))
  return words(n, { from: at, to: at }, withSpaceBefore(change.by))
}
