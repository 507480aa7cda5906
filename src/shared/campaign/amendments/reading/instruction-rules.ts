import { paragraphNumber, payersOf } from '../gage.ts'
import type { Change, Rank, Where } from '../model.ts'
import { rankOf } from '../say.ts'
import { whereOf, wordsPattern } from './places.ts'

/** The input of a rule: the words it recognised, and the quotations of the instruction. */
interface RuleInput {
  readonly match: RegExpExecArray
  readonly sentence: string
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly blocks: readonly (readonly string[])[]
  readonly before: readonly Change[]
}
interface Rule {
  readonly says: RegExp
  readonly means: (reading: RuleInput) => Change[] | undefined
}

const quotes = '⟦\\d⟧'
const loc = '(?<loc>[^⟦]*?)'
const sep = '(?: ?[,|])? ?'
const words = wordsPattern.replace('(?<occ>', '(?<occ1>')
const other = wordsPattern.replace('(?<occ>', '(?<occ2>')
const rule = (says: string, means: Rule['means']): Rule => ({ says: new RegExp(`^${says}$`), means })
const units = '(?:alinéas?|paragraphes?|lignes?|phrases? et alinéas?)'
const severalPattern =
  "(?:l'|le |les |un |une |deux |trois |quatre |cinq |six |sept |huit |neuf |dix |onze |douze |treize |quatorze |quinze |seize |vingt[\\w-]* |\\d+ |dix-[\\w-]+ )+"
const suivant = '(?:suivante?s?|ainsi rédigée?s?|rédigés ainsi)'

const text = (reading: RuleInput, n = 0): string => reading.blocks[n]?.join('\n') ?? ''
const lines = (reading: RuleInput, n = 0): string[] => [...(reading.blocks[n] ?? [])]

/** The place, with the occurrence said beside the words. */
function where(reading: RuleInput, occ = reading.groups.occ1): Where | undefined {
  const place = whereOf(reading.groups.loc ?? '')
  const rank: Rank | undefined = occ ? rankOf(occ) : undefined
  return place && (rank ? { ...place, occurrence: rank } : place)
}
/** A place that is whole alinéas, nothing inside them. */
const wholly = (place: Where | undefined): number[] | undefined =>
  place && !place.sentence && !place.edge && !place.title && place.alineas.length > 0
    ? place.alineas
    : undefined

/** An instruction, and what it does. The first one that matches is right. */
export const rules: readonly Rule[] = [
  rule("supprimer (?:cet |l')article(?: [^⟦]*)?", () => [{ kind: 'delete-article' }]),
  rule(`rédiger ainsi (?:cet |l')article(?: [^⟦:]*)?:? ?${quotes}`, reading => [
    { kind: 'rewrite-article', by: lines(reading) },
  ]),
  rule(`rédiger ainsi l'intitulé[^⟦]*?:? ?${quotes}`, reading => [
    { kind: 'rewrite-title', by: text(reading) },
  ]),
  rule(`rétablir (?:cet |l'|un )article[^⟦]*?:? ?${quotes}`, reading => [
    { kind: 'restore-article', by: lines(reading) },
  ]),
  rule(
    `(?<side>après|avant) l'article (?<beside>[^⟦,|]+?)${sep}(?:insérer|ajouter) (?:l'|un )article (?:additionnel )?[^⟦]*?:? ?${quotes}`,
    reading => [
      {
        kind: 'add-article',
        side: reading.groups.side === 'avant' ? 'before' : 'after',
        beside: beside(reading.groups.beside ?? ''),
        by: lines(reading),
      },
    ],
  ),
  rule(
    `(?:pour compenser [^⟦]*?|[^⟦|]*?)?compléter (?:cet |l')(?:article|amendement)(?: [^⟦|]*?)? par (?:${severalPattern}${units}|un [ivx]+(?: bis)?) ?${suivant}? ?:? ?${quotes}`,
    reading => {
      const by = lines(reading)
      const of = payersOf(by)
      // « II » is what a gage is where the article has no paragraphs
      const after = (paragraphNumber(by[0] ?? '') ?? 2) - 1
      return of ? [{ kind: 'gage', of, ...(after > 1 && { after }) }] : [{ kind: 'complete-article', by }]
    },
  ),
  rule(
    `(?<side>après|avant) l'alinéa (?<n>\\d+)${sep}(?:insérer|ajouter) ${severalPattern}${units} ?${suivant}? ?:? ?${quotes}`,
    reading => {
      const n = Number(reading.groups.n)
      return [
        { kind: 'insert-alineas', after: reading.groups.side === 'avant' ? n - 1 : n, by: lines(reading) },
      ]
    },
  ),
  rule(
    `(?:après|avant) le (?:premier|1er) alinéa${sep}(?:insérer|ajouter) ${severalPattern}${units} ?${suivant}? ?:? ?${quotes}`,
    reading => [
      { kind: 'insert-alineas', after: reading.sentence.startsWith('avant') ? 0 : 1, by: lines(reading) },
    ],
  ),
  rule(
    `au début(?: de cet article)?${sep}(?:insérer|ajouter) ${severalPattern}${units} ?${suivant}? ?:? ?${quotes}`,
    reading => [{ kind: 'insert-alineas', after: 0, by: lines(reading) }],
  ),
  rule(
    `(?:compléter )?l'alinéa (?<n>\\d+)(?: est complété)? par ${severalPattern}${units} ?${suivant}? ?:? ?${quotes}`,
    reading => [{ kind: 'insert-alineas', after: Number(reading.groups.n), by: lines(reading) }],
  ),
  rule(`supprimer (?<loc>[^⟦:]+)`, reading => deletion(where(reading))),
  rule(
    `${loc}${sep}supprimer (?:cet alinéa|ces alinéas|cette phrase|ces phrases|les alinéas|l'alinéa)`,
    reading => deletion(where(reading)),
  ),
  rule(`${loc}${sep}supprimer ${words} ?${quotes}`, reading => {
    const at = where(reading)
    return at && [{ kind: 'delete-words', where: at, words: text(reading) }]
  }),
  rule(
    `${loc}${sep}(?:substituer|remplacer) ${words} ?${quotes},? ?${other} ?${quotes}(?<more>(?: ?(?:et )?${wordsPattern.replace('(?<occ>', '(?:')} ?${quotes},? ?${wordsPattern.replace('(?<occ>', '(?:')} ?${quotes})*)`,
    reading => {
      const at = where(reading)
      if (!at) return undefined
      const pairs = Math.floor(reading.blocks.length / 2)
      return Array.from({ length: pairs }, (_, n) => ({
        kind: 'replace-words' as const,
        where: at,
        words: text(reading, 2 * n),
        by: text(reading, 2 * n + 1),
      }))
    },
  ),
  rule(
    `${loc}${sep}(?<side>après|avant) ${words} ?${quotes},? ?(?:insérer|ajouter) ${other} ?${quotes}`,
    reading => {
      const at = where(reading)
      const side = reading.groups.side === 'avant' ? 'before' : 'after'
      return at && [{ kind: 'insert-words', where: at, side, words: text(reading), by: text(reading, 1) }]
    },
  ),
  rule(`${loc}${sep}(?:insérer|ajouter) ${words} ?${quotes}`, reading => {
    const at = where(reading)
    if (!at?.edge) return undefined
    const { edge, ...place } = at
    return [
      {
        kind: 'insert-words',
        where: place,
        side: edge === 'start' ? 'before' : 'after',
        words: '',
        by: text(reading),
      },
    ]
  }),
  rule(
    `compléter ${loc} par (?<what>la phrase|une phrase|les .*?phrases|${severalPattern}phrases|${words}) ?${suivant}? ?:? ?${quotes}`,
    completion,
  ),
  rule(
    `${loc}${sep}compléter (?:cet alinéa|cette phrase|ces alinéas|cet intitulé|l'alinéa|la (?<s>\\S+) phrase) par (?<what>la phrase|une phrase|${severalPattern}phrases|${words}) ?${suivant}? ?:? ?${quotes}`,
    completion,
  ),
  rule(
    `${loc}${sep}compléter cet alinéa par ${severalPattern}alinéas? ?${suivant}? ?:? ?${quotes}`,
    reading => {
      const last = wholly(where(reading))?.at(-1)
      return last === undefined ? undefined : [{ kind: 'insert-alineas', after: last, by: lines(reading) }]
    },
  ),
  rule(
    `(?:${loc}${sep})?après ${words} ?${quotes},? ?(?<doing>rédiger ainsi|supprimer) la fin(?: (?:de |du )?(?<end>[^⟦:]*))? ?:?(?: ?${quotes})?`,
    reading => {
      const its = (reading.groups.end ?? '').replace(/^(?:de |du )/, '')
      const at = /^(?:cet alinéa|cette phrase)?$/.test(its)
        ? where(reading)
        : withOccurrence(whereOf(its), reading.groups.occ1)
      return at && [{ kind: 'rewrite-end', where: at, words: text(reading), by: text(reading, 1) }]
    },
  ),
  rule(`rédiger ainsi ${loc} ?:? ?${quotes}`, rewritten),
  rule(
    `${loc}${sep}rédiger ainsi (?:cet alinéa|ces alinéas|cette phrase|l'alinéa) ?:? ?${quotes}`,
    rewritten,
  ),
  rule(
    `substituer (?<loc>à [^⟦]*?|aux [^⟦]*?) (?:l'|les )${'(?:\\w+ )?'}(?:alinéas?|paragraphes?) suivants? ?:? ?${quotes}`,
    replacement,
  ),
  rule(
    `${loc}${sep}remplacer (?:cet alinéa|ces alinéas) par ${severalPattern}(?:alinéas?|paragraphes?) ?${suivant}? ?:? ?${quotes}`,
    replacement,
  ),
  rule(
    `(?:${loc}${sep})?procéder à la même (?<what>substitution|suppression|insertion)(?<after>[^⟦]*)`,
    reading => {
      const last = reading.before.at(-1)
      const at = whereOf((reading.groups.loc || reading.groups.after || '').trim())
      if (!at || !last || !('where' in last)) return undefined
      return [
        { ...last, where: { ...at, ...(last.where.occurrence && { occurrence: last.where.occurrence }) } },
      ]
    },
  ),
]

const withOccurrence = (at: Where | undefined, occ: string | undefined): Where | undefined => {
  const rank = occ ? rankOf(occ) : undefined
  return at && (rank ? { ...at, occurrence: rank } : at)
}

function deletion(at: Where | undefined): Change[] | undefined {
  if (at?.sentence) return [{ kind: 'delete-sentence', where: at }]
  const alineas = wholly(at)
  return alineas && [{ kind: 'delete-alineas', alineas }]
}

function completion(reading: RuleInput): Change[] | undefined {
  const place = where(reading, undefined)
  const rank = reading.groups.s ? rankOf(reading.groups.s) : undefined
  const at = place && (rank ? { ...place, sentence: rank } : place)
  const sentence = /phrase/.test(reading.groups.what ?? '') && !/phrases? ?:/.test(reading.groups.what ?? '')
  return (
    at && [
      {
        kind: 'complete',
        where: at,
        unit: sentence ? 'sentence' : 'words',
        by: text(reading).replaceAll('\n', ' '),
      },
    ]
  )
}

function rewritten(reading: RuleInput): Change[] | undefined {
  const at = where(reading)
  if (at?.sentence && !at.edge) return [{ kind: 'rewrite-sentence', where: at, by: text(reading) }]
  const alineas = wholly(at)
  return alineas && [{ kind: 'replace-alineas', alineas, by: lines(reading) }]
}

function replacement(reading: RuleInput): Change[] | undefined {
  const alineas = wholly(where(reading))
  return alineas && [{ kind: 'replace-alineas', alineas, by: lines(reading) }]
}

/** A designation as printed, its first letter and numerals in capitals where they were: « 8 ter », « 1er », « 7 A ». */
const beside = (sentence: string): string =>
  sentence
    .trim()
    .replace(/^premier$/, '1er')
    .replace(/\b([a-z])\b/g, letter => letter.toUpperCase())
