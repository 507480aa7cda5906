import { paragraphNumber, payersOf } from './gage.ts'
import type { Change, Rank, Where } from './model.ts'
import { named, whereOf } from './places.ts'
import { rankOf } from './say.ts'

/** What a rule is given: the words it recognised, and what the instruction quotes. */
interface Given {
  readonly match: RegExpExecArray
  readonly said: string
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly blocks: readonly (readonly string[])[]
  readonly before: readonly Change[]
}
interface Rule {
  readonly says: RegExp
  readonly means: (given: Given) => Change[] | undefined
}

const quotes = '⟦\\d⟧'
const loc = '(?<loc>[^⟦]*?)'
const sep = '(?: ?[,|])? ?'
const words = named.replace('(?<occ>', '(?<occ1>')
const other = named.replace('(?<occ>', '(?<occ2>')
const rule = (says: string, means: Rule['means']): Rule => ({ says: new RegExp(`^${says}$`), means })
const units = '(?:alinéas?|paragraphes?|lignes?|phrases? et alinéas?)'
const many =
  "(?:l'|le |les |un |une |deux |trois |quatre |cinq |six |sept |huit |neuf |dix |onze |douze |treize |quatorze |quinze |seize |vingt[\\w-]* |\\d+ |dix-[\\w-]+ )+"
const suivant = '(?:suivante?s?|ainsi rédigée?s?|rédigés ainsi)'

const text = (given: Given, n = 0): string => given.blocks[n]?.join('\n') ?? ''
const lines = (given: Given, n = 0): string[] => [...(given.blocks[n] ?? [])]

/** The place, with the occurrence said beside the words. */
function where(given: Given, occ = given.groups.occ1): Where | undefined {
  const found = whereOf(given.groups.loc ?? '')
  const rank: Rank | undefined = occ ? rankOf(occ) : undefined
  return found && (rank ? { ...found, occurrence: rank } : found)
}
/** A place that is whole alinéas, nothing inside them. */
const wholly = (found: Where | undefined): number[] | undefined =>
  found && !found.sentence && !found.edge && !found.title && found.alineas.length > 0
    ? found.alineas
    : undefined

/** An instruction, and what it does. The first one that matches is right. */
export const rules: readonly Rule[] = [
  rule("supprimer (?:cet |l')article(?: [^⟦]*)?", () => [{ kind: 'delete-article' }]),
  rule(`rédiger ainsi (?:cet |l')article(?: [^⟦:]*)?:? ?${quotes}`, given => [
    { kind: 'rewrite-article', by: lines(given) },
  ]),
  rule(`rédiger ainsi l'intitulé[^⟦]*?:? ?${quotes}`, given => [{ kind: 'rewrite-title', by: text(given) }]),
  rule(`rétablir (?:cet |l'|un )article[^⟦]*?:? ?${quotes}`, given => [
    { kind: 'restore-article', by: lines(given) },
  ]),
  rule(
    `(?<side>après|avant) l'article (?<beside>[^⟦,|]+?)${sep}(?:insérer|ajouter) (?:l'|un )article (?:additionnel )?[^⟦]*?:? ?${quotes}`,
    given => [
      {
        kind: 'add-article',
        side: given.groups.side === 'avant' ? 'before' : 'after',
        beside: beside(given.groups.beside ?? ''),
        by: lines(given),
      },
    ],
  ),
  rule(
    `(?:pour compenser [^⟦]*?|[^⟦|]*?)?compléter (?:cet |l')(?:article|amendement)(?: [^⟦|]*?)? par (?:${many}${units}|un [ivx]+(?: bis)?) ?${suivant}? ?:? ?${quotes}`,
    given => {
      const by = lines(given)
      const of = payersOf(by)
      // « II » is what a gage is where the article has no paragraphs
      const after = (paragraphNumber(by[0] ?? '') ?? 2) - 1
      return of ? [{ kind: 'gage', of, ...(after > 1 && { after }) }] : [{ kind: 'complete-article', by }]
    },
  ),
  rule(
    `(?<side>après|avant) l'alinéa (?<n>\\d+)${sep}(?:insérer|ajouter) ${many}${units} ?${suivant}? ?:? ?${quotes}`,
    given => {
      const n = Number(given.groups.n)
      return [{ kind: 'insert-alineas', after: given.groups.side === 'avant' ? n - 1 : n, by: lines(given) }]
    },
  ),
  rule(
    `(?:après|avant) le (?:premier|1er) alinéa${sep}(?:insérer|ajouter) ${many}${units} ?${suivant}? ?:? ?${quotes}`,
    given => [{ kind: 'insert-alineas', after: given.said.startsWith('avant') ? 0 : 1, by: lines(given) }],
  ),
  rule(
    `au début(?: de cet article)?${sep}(?:insérer|ajouter) ${many}${units} ?${suivant}? ?:? ?${quotes}`,
    given => [{ kind: 'insert-alineas', after: 0, by: lines(given) }],
  ),
  rule(
    `(?:compléter )?l'alinéa (?<n>\\d+)(?: est complété)? par ${many}${units} ?${suivant}? ?:? ?${quotes}`,
    given => [{ kind: 'insert-alineas', after: Number(given.groups.n), by: lines(given) }],
  ),
  rule(`supprimer (?<loc>[^⟦:]+)`, given => removed(where(given))),
  rule(
    `${loc}${sep}supprimer (?:cet alinéa|ces alinéas|cette phrase|ces phrases|les alinéas|l'alinéa)`,
    given => removed(where(given)),
  ),
  rule(`${loc}${sep}supprimer ${words} ?${quotes}`, given => {
    const at = where(given)
    return at && [{ kind: 'delete-words', where: at, words: text(given) }]
  }),
  rule(
    `${loc}${sep}(?:substituer|remplacer) ${words} ?${quotes},? ?${other} ?${quotes}(?<more>(?: ?(?:et )?${named.replace('(?<occ>', '(?:')} ?${quotes},? ?${named.replace('(?<occ>', '(?:')} ?${quotes})*)`,
    given => {
      const at = where(given)
      if (!at) return undefined
      const pairs = Math.floor(given.blocks.length / 2)
      return Array.from({ length: pairs }, (_, n) => ({
        kind: 'replace-words' as const,
        where: at,
        words: text(given, 2 * n),
        by: text(given, 2 * n + 1),
      }))
    },
  ),
  rule(
    `${loc}${sep}(?<side>après|avant) ${words} ?${quotes},? ?(?:insérer|ajouter) ${other} ?${quotes}`,
    given => {
      const at = where(given)
      const side = given.groups.side === 'avant' ? 'before' : 'after'
      return at && [{ kind: 'insert-words', where: at, side, words: text(given), by: text(given, 1) }]
    },
  ),
  rule(`${loc}${sep}(?:insérer|ajouter) ${words} ?${quotes}`, given => {
    const at = where(given)
    if (!at?.edge) return undefined
    const { edge, ...place } = at
    return [
      {
        kind: 'insert-words',
        where: place,
        side: edge === 'start' ? 'before' : 'after',
        words: '',
        by: text(given),
      },
    ]
  }),
  rule(
    `compléter ${loc} par (?<what>la phrase|une phrase|les .*?phrases|${many}phrases|${words}) ?${suivant}? ?:? ?${quotes}`,
    completed,
  ),
  rule(
    `${loc}${sep}compléter (?:cet alinéa|cette phrase|ces alinéas|cet intitulé|l'alinéa|la (?<s>\\S+) phrase) par (?<what>la phrase|une phrase|${many}phrases|${words}) ?${suivant}? ?:? ?${quotes}`,
    completed,
  ),
  rule(`${loc}${sep}compléter cet alinéa par ${many}alinéas? ?${suivant}? ?:? ?${quotes}`, given => {
    const last = wholly(where(given))?.at(-1)
    return last === undefined ? undefined : [{ kind: 'insert-alineas', after: last, by: lines(given) }]
  }),
  rule(
    `(?:${loc}${sep})?après ${words} ?${quotes},? ?(?<doing>rédiger ainsi|supprimer) la fin(?: (?:de |du )?(?<end>[^⟦:]*))? ?:?(?: ?${quotes})?`,
    given => {
      const its = (given.groups.end ?? '').replace(/^(?:de |du )/, '')
      const at = /^(?:cet alinéa|cette phrase)?$/.test(its)
        ? where(given)
        : withOccurrence(whereOf(its), given.groups.occ1)
      return at && [{ kind: 'rewrite-end', where: at, words: text(given), by: text(given, 1) }]
    },
  ),
  rule(`rédiger ainsi ${loc} ?:? ?${quotes}`, rewritten),
  rule(
    `${loc}${sep}rédiger ainsi (?:cet alinéa|ces alinéas|cette phrase|l'alinéa) ?:? ?${quotes}`,
    rewritten,
  ),
  rule(
    `substituer (?<loc>à [^⟦]*?|aux [^⟦]*?) (?:l'|les )${'(?:\\w+ )?'}(?:alinéas?|paragraphes?) suivants? ?:? ?${quotes}`,
    replaced,
  ),
  rule(
    `${loc}${sep}remplacer (?:cet alinéa|ces alinéas) par ${many}(?:alinéas?|paragraphes?) ?${suivant}? ?:? ?${quotes}`,
    replaced,
  ),
  rule(
    `(?:${loc}${sep})?procéder à la même (?<what>substitution|suppression|insertion)(?<after>[^⟦]*)`,
    given => {
      const last = given.before.at(-1)
      const at = whereOf((given.groups.loc || given.groups.after || '').trim())
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

function removed(at: Where | undefined): Change[] | undefined {
  if (at?.sentence) return [{ kind: 'delete-sentence', where: at }]
  const alineas = wholly(at)
  return alineas && [{ kind: 'delete-alineas', alineas }]
}

function completed(given: Given): Change[] | undefined {
  const place = where(given, undefined)
  const rank = given.groups.s ? rankOf(given.groups.s) : undefined
  const at = place && (rank ? { ...place, sentence: rank } : place)
  const sentence = /phrase/.test(given.groups.what ?? '') && !/phrases? ?:/.test(given.groups.what ?? '')
  return (
    at && [
      {
        kind: 'complete',
        where: at,
        unit: sentence ? 'sentence' : 'words',
        by: text(given).replaceAll('\n', ' '),
      },
    ]
  )
}

function rewritten(given: Given): Change[] | undefined {
  const at = where(given)
  if (at?.sentence && !at.edge) return [{ kind: 'rewrite-sentence', where: at, by: text(given) }]
  const alineas = wholly(at)
  return alineas && [{ kind: 'replace-alineas', alineas, by: lines(given) }]
}

function replaced(given: Given): Change[] | undefined {
  const alineas = wholly(where(given))
  return alineas && [{ kind: 'replace-alineas', alineas, by: lines(given) }]
}

/** A designation as printed, its first letter and numerals in capitals where they were: « 8 ter », « 1er », « 7 A ». */
const beside = (said: string): string =>
  said
    .trim()
    .replace(/^premier$/, '1er')
    .replace(/\b([a-z])\b/g, letter => letter.toUpperCase())
