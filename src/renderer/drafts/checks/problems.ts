import type { Block } from '../../../shared/drafts/model.ts'
import type { Problem } from '../../../shared/drafts/problem.ts'
import { expectedKey } from '../../../shared/drafts/templates/expected-exhibits.ts'

/** Problems said together: one alone, or many of one kind under a title that counts them. */
export interface ProblemGroup {
  readonly key: string
  /** only where there are several */
  readonly title?: string
  readonly problems: readonly Problem[]
}

const enough = 3
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

/** Problems of one severity, those of one kind together where they are many. The order of the first ones stands. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const byCode = new Map<string, Problem[]>()
  for (const one of problems) byCode.set(one.code, [...(byCode.get(one.code) ?? []), one])
  return [...byCode].flatMap(([code, all]) => {
    const title = titles[code]
    if (!title || all.length < enough)
      return all.map((one, at) => ({ key: `${code}-${at}`, problems: [one] }))
    return [{ key: code, title: title(all.length), problems: all.map(one => short(one, all)) }]
  })
}

/** What is said of one among many: without the words that all of them begin with. */
function short(problem: Problem, all: readonly Problem[]): Problem {
  const head = /^[^:]+\u00a0: /.exec(problem.message)?.[0]
  if (!head || !all.every(one => one.message.startsWith(head))) return problem
  const rest = problem.message.slice(head.length)
  return { ...problem, message: rest.charAt(0).toUpperCase() + rest.slice(1) }
}

/** The one place where a problem is put right: the question, the exhibit, else the passage. */
export function wayOut({ at }: Problem): { readonly label: string; readonly at: Problem['at'] } | undefined {
  if (at.fact)
    return {
      label: expectedKey(at.fact) ? 'Joindre la pièce' : 'Répondre à la question',
      at: { fact: at.fact },
    }
  if (at.exhibit) return { label: 'Voir la pièce', at: { exhibit: at.exhibit } }
  return at.block ? { label: 'Aller au passage', at: { block: at.block } } : undefined
}

/** The questions of the dossier that a text still waits for, each once, in the order of the text. */
export const questionsLeft = (problems: readonly Problem[]): string[] => [
  ...new Set(
    problems.flatMap(({ severity, at }) =>
      severity === 'blocking' && at.fact && !expectedKey(at.fact) ? [at.fact] : [],
    ),
  ),
]

/** The blocks that the caret looks at: a heading stands for its whole section. */
export function blocksNear(blocks: readonly Block[], id: string): string[] {
  const at = blocks.findIndex(block => block.id === id)
  const head = blocks[at]
  if (head?.kind !== 'heading') return [id]
  const after = blocks.slice(at + 1)
  const end = after.findIndex(block => block.kind === 'heading' && block.level <= head.level)
  return [head, ...(end < 0 ? after : after.slice(0, end))].map(block => block.id)
}
