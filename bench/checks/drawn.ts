import { randomUUID } from 'node:crypto'
import { type Block, Draft } from '../../src/shared/drafts/model.ts'
import type { CiteCheck } from '../../src/shared/drafts/verify/cite-check.ts'
import { inOrder } from '../../src/shared/library/article-versions.ts'
import { citeText } from '../../src/shared/library/cite/print.ts'
import type { Article, Decision } from '../../src/shared/library/model.ts'

/** A paragraph of a draft, and what is wrong in it; `right`: what the source has. */
export interface Drawn {
  readonly text: string
  readonly fault?: { readonly operator: Operator; readonly right: string }
}
export const operators = ['digits', 'day', 'court', 'name', 'point', 'version', 'word'] as const
export type Operator = (typeof operators)[number]

type Next = () => number
const pick = <T>(all: readonly T[], next: Next): T => all[Math.floor(next() * all.length)] as T

const lead = ['Il a été jugé', 'Cette solution est constante', 'Ainsi qu’il a été dit', 'La règle est connue']
const sentence = (citation: string, next: Next) => `${pick(lead, next)} (${citation}), et rien ne s’y oppose.`

/** A correct citation of a decision as one types it, with its point where it has some. */
export function plain(decision: Decision, next: Next): string {
  const last = Math.max(0, ...decision.text.map(one => one.n ?? 0))
  const point = last > 1 && next() < 0.5 ? 1 + Math.floor(next() * last) : undefined
  return sentence(cited(decision, point, next), next)
}

const cited = (decision: Decision, point: number | undefined, next: Next): string =>
  citeText(decision, { profile: next() < 0.5 ? 'pretoire' : 'reflex' }) + (point ? `, pt ${point}` : '')

/** Words of a decision, with the point they are of. */
export function quoted(decision: Decision, next: Next): Drawn[] {
  const part = decision.text.find(one => one.n && one.section === 'reasons' && passage(one.text, next))
  const words = part && passage(part.text, next)
  return words ? [{ text: `Le juge a dit : « ${words} » (${cited(decision, part.n, next)}).` }] : []
}

/** Words of a text, from the beginning of a sentence: long enough for one of them to be changed. */
export function passage(text: string, next: Next): string | undefined {
  const sentences = text
    .split(/(?<=[.;])\s+/)
    .map(one => one.trim())
    .filter(one => /^[\p{L}]/u.test(one) && one.split(' ').length >= 14 && !/[«»“”"?[\]]/.test(one))
  if (sentences.length === 0) return undefined
  return pick(sentences, next)
    .split(' ')
    .slice(0, 40)
    .join(' ')
    .replace(/[\s,;.:]+$/, '')
}

/** Spoils a correct citation by one operator; undefined where this source does not lend itself to it. */
export function spoiled(
  operator: Operator,
  decision: Decision,
  article: Article,
  names: readonly string[],
  next: Next,
): Drawn | undefined {
  const fault = (text: string, right: string): Drawn => ({ text, fault: { operator, right } })
  const cited = citeText(decision, {})
  switch (operator) {
    case 'digits': {
      const number = decision.numbers[0] ?? ''
      const places = [...number].flatMap((sign, at) =>
        /\d/.test(sign) && /\d/.test(number[at + 1] ?? '') && sign !== number[at + 1] ? [at] : [],
      )
      if (places.length === 0) return undefined
      const at = pick(places, next)
      const wrong = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
      return fault(sentence(cited.replace(number, wrong), next), number)
    }
    case 'day': {
      if (!decision.date) return undefined
      const moved = new Date(Date.parse(decision.date) + (next() < 0.5 ? -1 : 1) * 24 * 3600_000)
      const date = moved.toISOString().slice(0, 10)
      return fault(sentence(citeText({ ...decision, date }, {}), next), decision.date)
    }
    case 'court': {
      const others: readonly Pick<Decision, 'court' | 'city'>[] =
        decision.court === 'CE'
          ? [{ court: 'TC' }, { court: 'TA', city: 'Lille' }]
          : ['Lyon', 'Nantes', 'Paris'].map(city => ({ court: decision.court, city }))
      const other = pick(
        others.filter(one => one.city !== decision.city),
        next,
      )
      if (!['CE', 'TA', 'CAA'].includes(decision.court)) return undefined
      return fault(sentence(citeText({ ...decision, ...other }, {}), next), decision.court)
    }
    case 'name': {
      if (!decision.name) return undefined
      const name = pick(
        names.filter(one => one !== decision.name),
        next,
      )
      return fault(sentence(citeText({ ...decision, name }, {}), next), decision.name)
    }
    case 'point': {
      const last = Math.max(0, ...decision.text.map(one => one.n ?? 0))
      if (last < 2) return undefined
      return fault(sentence(`${cited}, pt ${last + 1 + Math.floor(next() * 9)}`, next), `${last}`)
    }
    case 'version': {
      const [old, new_] = inOrder(article)
        .filter(one => one.text)
        .slice(-2)
      const words = old && new_ && old.text !== new_.text ? changedSentence(old.text, new_.text) : undefined
      if (!words) return undefined
      return fault(`Aux termes de l’${citeText(article, {})} : « ${words} ».`, new_?.text ?? '')
    }
    case 'word': {
      const text = decision.text.find(one => one.section === 'reasons' && passage(one.text, next))?.text
      const words = text && passage(text, next)?.split(' ')
      if (!words) return undefined
      const at = pick(
        words.flatMap((word, n) => (n > 0 && /^\p{Ll}{5,}$/u.test(word) ? [n] : [])),
        next,
      )
      if (at === undefined) return undefined
      const right = words[at] as string
      const wrong = words.with(at, right === 'toujours' ? 'jamais' : 'toujours').join(' ')
      return fault(`Le juge a dit : « ${wrong} » (${cited}).`, right)
    }
  }
}

/** A sentence that the newer wording no longer has. */
function changedSentence(old: string, now: string): string | undefined {
  return old
    .split(/(?<=[.;])\s+/)
    .map(one => one.trim().replace(/[\s,;.:]+$/, ''))
    .find(one => one.split(' ').length >= 8 && !now.includes(one) && !/[«»]/.test(one))
}

export function draftOf(drawn: readonly Drawn[]): Draft {
  const blocks = drawn.map(
    ({ text }): Block => ({
      kind: 'paragraph',
      id: randomUUID(),
      style: 'body',
      inlines: [{ kind: 'text', text }],
    }),
  )
  return Draft.parse({ id: 'bench', dossier: 'bench', title: 'Texte éprouvé', blocks })
}

/** Whether the check says something is wrong in a block: what it calls other, or asks to be looked at. */
export function alarmed(check: CiteCheck, block: string): boolean {
  return (
    check.citations.some(
      one =>
        one.block === block && (one.verdict === 'differs' || one.remarks.some(said => said.kind === 'close')),
    ) ||
    check.quotes.some(
      one => one.block === block && ['elsewhere', 'cut', 'altered', 'unfound'].includes(one.outcome),
    )
  )
}
