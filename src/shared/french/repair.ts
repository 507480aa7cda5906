import { NBSP, NNBSP } from './typography.ts'

interface Rule {
  readonly name: string
  readonly apply: (text: string) => string
}

/** Guillemets only where they pair: an odd number of straight ones leaves the text as it came. */
const guillemets = (text: string): string => {
  const count = text.split('"').length - 1
  if (count === 0 || count % 2 === 1) return text
  let open = false
  return text.replace(/[ \u00a0]*"[ \u00a0]*/g, (mark, at: number) => {
    open = !open
    const end = at + mark.length
    if (open)
      return `${at === 0 || /[(\n]$/.test(text.slice(0, at)) ? '' : /^[ \u00a0]/.test(mark) ? ' ' : ''}«${NBSP}`
    const tail =
      end === text.length || /^[\s,.;:)]/.test(text.slice(end)) ? '' : /[ \u00a0]$/.test(mark) ? ' ' : ''
    return `${NBSP}»${tail}`
  })
}

const ASKS =
  /-(?:t-)?(?:il|elle|ils|elles|on|ce|je|nous|vous)\b|\b(?:est-ce|quel(?:le)?s?|comment|pourquoi|lequel|laquelle|combien)\b/i

/** `'` after a space, where it closes a sentence that asks: elsewhere the publisher's `'` may stand for a dash, and is left. */
const questions = (text: string): string =>
  text.replace(/[ \u00a0]'(?=\s*(?:$|\n|["»]|[ \u00a0](?=\p{Lu})))/gmu, (mark, at: number) => {
    const sentence =
      text
        .slice(0, at)
        .split(/[.;\n]\s|[?!]/)
        .at(-1) ?? ''
    return ASKS.test(sentence) ? `${NNBSP}?` : mark
  })

const rules: readonly Rule[] = [
  { name: 'point d’interrogation rétabli', apply: questions },
  { name: 'guillemets français rétablis', apply: guillemets },
  { name: 'apostrophes courbes', apply: text => text.replace(/(?<=[\p{L}\d])'(?=[\p{L}\d«])/gu, '’') },
  {
    name: 'espaces insécables',
    apply: text =>
      text.replace(/(?<=\S) (?=:(?:\s|$))/g, NBSP).replace(/(?<=\S)[ \u00a0](?=[;!?](?:\s|$))/g, NNBSP),
  },
]

/**
 * Restores the punctuation the Conseil d'État's open data lost (`"` for guillemets, `'` for apostrophes and question
 * marks) by stated rules, no word touched; gives the names of those that changed something, in French, to be shown.
 */
export function repairPunctuation(text: string): { text: string; rules: string[] } {
  let result = text
  const ruleNames: string[] = []
  for (const rule of rules) {
    const next = rule.apply(result)
    if (next !== result) ruleNames.push(rule.name)
    result = next
  }
  return { text: result, rules: ruleNames }
}
