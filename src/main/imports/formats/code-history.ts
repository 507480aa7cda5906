import { DAY_SHAPE } from '../../../shared/kernel/days.ts'
import type { JsonObject } from '../../../shared/kernel/json.ts'
import { historyVersionId } from '../../../shared/library/history-versions.ts'
import { idOf } from '../../../shared/library/keys.ts'
import { bareSource } from '../../../shared/library/kinds/registry.ts'
import type { Article, Version } from '../../../shared/library/model.ts'
import { knownCode, legalText, printedNumber, sectionTitle } from '../dila/legi-names.ts'
import { Refusal } from '../refusal.ts'

/** One state of an article in the git history of its code: `A` added, `M` changed, `D` taken away. */
interface Step {
  readonly date: string
  readonly isEnd: boolean
  readonly text: string
}

/** Whether a JSON object is the history of an article, as the repository of codes of etalab gives it. */
export const isCodeHistory = (value: JsonObject): boolean =>
  typeof value.code === 'string' &&
  value.code.startsWith('code-') &&
  typeof value.num === 'string' &&
  Array.isArray(value.versions)

/**
 * An article with all its wordings, each until the next. Nothing says until when the last one holds: the state of the record is
 * the day of its last change, beyond which nothing is known.
 */
export function readCodeHistory(value: JsonObject): Article {
  const code = String(value.code)
  const number = printedNumber(String(value.num))
  const steps = (Array.isArray(value.versions) ? value.versions : []).flatMap(stepOf)
  steps.sort((a, b) => a.date.localeCompare(b.date))
  const last = steps.at(-1)
  if (!number) throw new Refusal('l’article n’a pas de numéro')
  if (!last) throw new Refusal('l’histoire de l’article n’a aucune version datée')
  const path = typeof value.path === 'string' ? pathOf(value.path, code) : []
  const place = /^annexe/i.test(number) ? [...path, number].join(' ') : number
  const versions = steps.flatMap((step, at): Version[] => {
    if (step.isEnd) return []
    const next = steps[at + 1]
    return [
      {
        id: historyVersionId(code, place, step.date),
        from: step.date,
        to: next?.date,
        status: !next ? 'VIGUEUR' : next.isEnd ? 'ABROGE' : 'MODIFIE',
        text: step.text,
      },
    ]
  })
  if (!versions.length) throw new Refusal('l’histoire de l’article n’a aucun texte')
  const article: Article = {
    ...bareSource('article', 'article'),
    of: legalText({ nature: 'CODE', title: titleOf(code), number: '', date: undefined, cid: '' }),
    number,
    path,
    since: versions[0]?.from,
    versions,
    provenance: [
      { publisher: 'etalab, histoires de codes (LEGI)', licence: 'Licence Ouverte 2.0', asOf: last.date },
    ],
  }
  return { ...article, id: idOf(article) }
}

function stepOf(value: unknown): Step[] {
  const { date, op, text } = (value ?? {}) as JsonObject
  if (typeof date !== 'string' || !DAY_SHAPE.test(date)) return []
  return [{ date, isEnd: op === 'D', text: typeof text === 'string' ? plainText(text) : '' }]
}

/** The paragraphs of a page of Markdown, without its heading. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/^# .*\n+/, '')
    .replace(/\n{2,}/g, '\n')
    .trim()

/** Words of titles that a folder name leaves without their accents. */
const WORDS: ReadonlyMap<string, string> = new Map(
  (
    'securite sécurité|interieure intérieure|penale pénale|procedure procédure|procedures procédures|propriete propriété|' +
    'general général|generale générale|sante santé|education éducation|energie énergie|electroniques électroniques|' +
    'cinema cinéma|animee animée|monetaire monétaire|mutualite mutualité|executions exécutions|legion légion|medaille médaille'
  )
    .split('|')
    .map(pair => pair.split(' ') as [string, string]),
)

/** `code-de-la-securite-interieure` is « code de la sécurité intérieure ». */
function titleOf(code: string): string {
  const words = code.replaceAll('-', ' ')
  const title = words
    .split(' ')
    .map(word => WORDS.get(word) ?? word)
    .join(' ')
    .replace(/\b([ld]) (?=[aeiouyéèêh])/g, '$1’')
  return knownCode(words) ?? title
}

/** The sections that lead to the article, from the folders it lies in. */
function pathOf(path: string, code: string): string[] {
  const folders = path.split('/').slice(0, -1)
  const from = folders.indexOf(code) + 1
  return folders
    .slice(from || 1)
    .map(folder => sectionTitle(folder.replaceAll('-', ' ').replace(/^./u, letter => letter.toUpperCase())))
}
