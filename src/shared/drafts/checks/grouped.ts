import type { Problem } from '../../dossiers/problem.ts'
import { capital } from '../../french/wording.ts'

/** Problems said together: one alone, or many of one kind under a title that counts them. */
export interface ProblemGroup {
  readonly key: string
  /** only where there are several */
  readonly title?: string
  readonly problems: readonly Problem[]
}

const MANY_OF_A_KIND = 3
const MANY_OF_AN_ACT = 4

const titles: Readonly<Record<string, (n: number) => string>> = {
  'to-verify': n => `${n} sources et développements à vérifier avant tout envoi`,
  withdrawn: n => `${n} sources sont retirées par leur éditeur`,
  'slot-empty': n => `${n} informations manquent`,
  'exhibit-missing': n => `${n} pièces attendues ne sont pas jointes`,
  'exhibit-unused': n => `${n} pièces ne sont appelées nulle part`,
  'exhibit-label': n => `${n} pièces n’ont pas d’intitulé`,
  'source-gone': n => `${n} sources citées ne sont plus dans la bibliothèque`,
  'ref-broken': n => `${n} renvois ne mènent plus nulle part`,
  'figure-without-source': n => `${n} chiffres sans source`,
  'citation-differs': n => `${n} citations diffèrent de leur source`,
  'article-changed': n => `${n} articles ont changé depuis la date retenue`,
  'exhibit-typed': n => `${n} appels de pièce sont tapés à la main`,
  'argument-changed': n => `${n} arguments ont changé dans la bibliothèque`,
}

/** The remedy of a problem: the groups that a list of checks is read by. */
type Act = 'answer' | 'correct' | 'read' | 'arrange' | 'rewrite' | 'know'

const acts: Readonly<Record<Act, (n: number) => string>> = {
  answer: n => `${n} questions à répondre`,
  correct: n => `${n} citations ou passages cités à corriger`,
  read: n => `${n} textes à lire avant tout envoi`,
  arrange: n => `${n} points sur les pièces`,
  rewrite: n => `${n} passages à reprendre`,
  know: n => `${n} choses à savoir`,
}

function actOf({ code, severity, at }: Problem): Act {
  if (at.fact && !at.draft) return 'answer'
  if (/^(?:citation|quotation)-/.test(code)) return 'correct'
  if (code === 'to-verify' || code === 'withdrawn') return 'read'
  if (code.startsWith('exhibit')) return 'arrange'
  return severity === 'information' ? 'know' : 'rewrite'
}

/**
 * Problems of one severity by what is to be done: those of one kind together where they are many, then those that ask for the same
 * act. The order of the first ones stands.
 */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const byCode = partedBy(problems, one => one.code)
  const isKind = (code: string) =>
    titles[code] !== undefined && (byCode.get(code)?.length ?? 0) >= MANY_OF_A_KIND
  const byAct = partedBy(
    problems.filter(({ code }) => !isKind(code)),
    actOf,
  )
  const messages = new Set<string>()
  return problems.flatMap((one, at): ProblemGroup[] => {
    const act = actOf(one)
    const key = isKind(one.code) ? one.code : act
    const all = (isKind(one.code) ? byCode.get(one.code) : byAct.get(act)) ?? []
    if (!isKind(one.code) && all.length < MANY_OF_AN_ACT)
      return [{ key: `${one.code}-${at}`, problems: [one] }]
    if (messages.has(key)) return []
    messages.add(key)
    const title = isKind(one.code) ? titles[one.code] : acts[act]
    return [{ key, title: title?.(all.length) ?? '', problems: all.map(each => short(each, all)) }]
  })
}

function partedBy<K extends string>(
  problems: readonly Problem[],
  keyOf: (problem: Problem) => K,
): ReadonlyMap<K, readonly Problem[]> {
  const all = new Map<K, Problem[]>()
  for (const one of problems) all.set(keyOf(one), [...(all.get(keyOf(one)) ?? []), one])
  return all
}

/** The message of one problem among many, without the words that all of them begin with. */
function short(problem: Problem, all: readonly Problem[]): Problem {
  const head = /^[^:]+\u00a0: /.exec(problem.message)?.[0]
  if (!head || !all.every(one => one.message.startsWith(head))) return problem
  const rest = problem.message.slice(head.length)
  return { ...problem, message: capital(rest) }
}
