import { fold } from '../../../french/fold.ts'
import type { Decision } from '../../../library/model.ts'
import { durations } from '../durations.ts'

/** Words that a sentence lends to a decision and that cannot be agreed with it, with the reason. */
export interface Unheld {
  readonly written: string
  readonly why: string
}

/** A thing that sentences say of decisions, by its words, and whether the text of the decision bears it. */
interface Attribution {
  readonly words: RegExp
  readonly isIn: (written: string, text: string) => boolean
  readonly why: string
}

/** Whether the folded words stand one after the other in a folded text. */
const has = (written: string, text: string): boolean => ` ${text} `.includes(` ${fold(written)} `)

const THE_JUDGE = String.raw`(?:le\sjuge|la\sjuridiction|l[’']ordre|les\sjuridictions|les\stribunaux|la\scour|le\stribunal)`
const attributions: readonly Attribution[] = [
  {
    // the day on which an annulment or an abrogation takes effect, and that it was put off
    words:
      /(?<!\p{L})(?:(?:différ|report|modul|étal)(?:é|ée|és|ées|er|ant)(?!\p{L})[^.;]{0,60}|(?:abrogation|annulation)\s(?:différée|immédiate|rétroactive|avec\seffet)[^.;]{0,40}|effets?\sde\s(?:l[’']|cette\s|la\s)?(?:annulation|abrogation|déclaration)[^.;]{0,60})/iu,
    isIn: () => false,
    why: 'le moment où la décision prend effet n’est pas comparé : lisez son dispositif',
  },
  {
    words:
      /(?<!\p{L})(?:sous\s(?:la\s|une\s|cette\s|deux\s)?réserves?|réserves?\sd[’']interprétation)(?!\p{L})[^.;]{0,80}/iu,
    isIn: () => false,
    why: 'une réserve d’interprétation n’est pas comparée : lisez ce que la décision réserve',
  },
  {
    words: new RegExp(
      String.raw`(?<!\p{L})(?:in)?compétente?s?(?!\p{L})(?=[^.;]{0,80}(?:juge|juridiction|tribunal|tribunaux|connaître|statuer))|${THE_JUDGE}[^.;]{0,60}(?<!\p{L})(?:in)?compétente?s?(?!\p{L})|(?<!\p{L})(?:relève|ressortit|appartient)(?:nt)?(?!\p{L})[^.;]{0,40}(?:juge|juridiction|ordre)[^.;]{0,30}|décliné\s(?:sa\s)?compétence`,
      'iu',
    ),
    isIn: has,
    why: 'la compétence que la phrase lui fait reconnaître ne se lit pas dans la décision en ces termes',
  },
  {
    words: /(?<!\p{L})(?:non-)?violation\sde\s(?:l[’']article|l[’']art\.)\s\d+(?:\s§\s\d+)?/iu,
    isIn: has,
    why: 'cette violation ne se lit pas dans la décision en ces termes',
  },
  {
    words:
      /(?<![\d\p{L}])\d[\d\s\u00a0\u202f.,]*(?:millions?\sd[’']|milliers?\sd[’'])?\s?(?:euros?(?!\p{L})|€)/iu,
    isIn: (written, text) => {
      const [figures = ''] = /[\d\s\u00a0\u202f.,]+/u.exec(written) ?? []
      const digits = figures.replace(/\D/g, '')
      return digits !== '' && new RegExp(`(?<!\\d)${[...digits].join('\\s?')}(?!\\d)`, 'u').test(text)
    },
    why: 'cette somme ne se lit pas dans la décision',
  },
]

/**
 * Finds what a sentence lends to a decision and that its text does not bear: a deferred effect, a reservation, a competence, a violation,
 * a sum, a length of time. `words`: the sentence, without its quotations and citations. Never a fault: the sentence may speak of its own
 * case; but nothing of it is agreed.
 */
export function unheldWords(words: string, decision: Decision): Unheld[] {
  if (decision.text.length === 0) return []
  const sentence = words.replace(/[\s\u00a0\u202f]+/g, ' ')
  const whole = decision.text.map(one => one.text).join('\n')
  const text = fold(whole)
  const found = attributions.flatMap(({ words: pattern, isIn, why }) => {
    const written = pattern.exec(sentence)?.[0].trim()
    return written && !isIn(written, text) ? [{ written, why }] : []
  })
  const theirs = durations(whole)
  const length = [...durations(sentence)].find(([key]) => !theirs.has(key))
  return length
    ? [...found, { written: length[1], why: 'cette durée ne se lit pas dans la décision' }]
    : found
}
