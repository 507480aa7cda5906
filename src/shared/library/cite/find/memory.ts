import type { Passage } from '../../model.ts'
import type { DecisionDraft, Law } from './found-citation.ts'

type NameMap<T> = Pick<Map<string, T>, 'get' | 'has' | 'set'>

/** The names the text has used so far, for « du même code », « la loi du 6 janvier 1978 » after its number, « ce tribunal ». */
export interface Memory {
  /** the last text named of each family: code, loi, décret, convention... */
  readonly last: NameMap<Law>
  /** numbers of the acts by nature and date */
  readonly numbers: NameMap<string>
  /** the last code whose numbers bear a letter */
  letteredCode?: Law | undefined
  /** the last text whose numbers bear none, and where it was named */
  plain?: { readonly law: Law; readonly at: number } | undefined
  /** the last text named but a code, for « son article 6 » */
  act?: Law | undefined
  /** the orders said to be rules, by number or date */
  readonly rules: { readonly has: (name: string) => boolean; readonly add: (name: string) => unknown }
  /** the text each article number was last said to be of */
  readonly articles: NameMap<Law>
  /** the last decision named by each word: arrêt, jugement... */
  readonly decisions: NameMap<DecisionDraft>
  /** seat of the last tribunal or cour administrative d'appel named */
  tribunal?: string | undefined
  appeal?: string | undefined
  /** the Cour nationale du droit d'asile has been named */
  asylum?: boolean | undefined
  /** the disciplinary chambers named in full */
  chambers: readonly string[]
  /** the text speaks of the CNIL somewhere */
  cnil?: boolean | undefined
  /** the passage is of the ruling */
  ruling?: boolean
}

/** A memory in which nothing is named yet. */
export const emptyMemory = (): Memory => ({
  last: new Map(),
  numbers: new Map(),
  rules: new Set(),
  articles: new Map(),
  decisions: new Map(),
  chambers: [],
})

/** The same as the next passage begins: the articles of a ruling are its own. */
export function nextPassage(memory: Memory, section: Passage['section']): Memory {
  memory.ruling = section === 'ruling'
  return memory
}

/** How far on an article without letter still means the text named last. */
export const REACH_CHARS = 1500

/** Notes that a passage of that length has been read: places count from where the next one begins. */
export function passedBy(memory: Memory, length: number): void {
  if (memory.plain) {
    const at = memory.plain.at - length
    memory.plain = at > -REACH_CHARS ? { law: memory.plain.law, at } : undefined
  }
}

/** Codes whose articles bear no letter. */
const plainCodes = new Set([
  'code civil',
  'code penal',
  'code de procedure penale',
  'code de procedure civile',
  'nouveau code de procedure civile',
  'code general des impots',
  'code des douanes',
  'code minier',
])

/** Keeps the law as the last one of its family; `at` is where it is named. */
export function remember(memory: Memory, law: Law, at: number): void {
  memory.last.set(familyOf(law), law)
  if (law.nature !== 'code') memory.act = law
  if (law.nature !== 'code' || plainCodes.has(law.title ?? '')) memory.plain = { law, at }
  else memory.letteredCode = law
  if (law.number && law.date) memory.numbers.set(`${law.nature} ${law.date}`, law.number)
}

function familyOf({ nature, title }: Law): string {
  if (nature === 'code') return title?.startsWith('code livre') ? 'livre' : 'code'
  if (nature === 'constitution')
    return title?.startsWith('decl') ? 'déclaration' : title?.startsWith('charte') ? 'charte' : 'constitution'
  return nature.split(' ')[0] ?? nature
}

/** The text that « du même code », « de cette loi » stand for. */
export function recall(memory: Memory, noun: string): Law | undefined {
  return memory.last.get(noun)
}
