import type { Template } from '../../drafts/templates/template.ts'
import { capital, listText, uncapital } from '../../french/wording.ts'
import type { Bill } from '../bills/model.ts'
import { type RequestChoice, stagedMeasures, usualRequest } from './choice.ts'
import { leadOf } from './things.ts'

/** The question that the headline of a document answers, where it has one of its own: a press release, a leaflet, a petition. */
export function headlineKey({ answers, facts }: Pick<Template, 'answers' | 'facts'>): string | undefined {
  const key = answers['briefing.title']
  return facts.some(one => one.key === key && one.required) ? key : undefined
}

/** Characters of a measure’s name beyond which a headline names it alone. */
const SHORT_NAME = 40

/** A measure as a headline names it: the head of its title, without the reference of its article. */
const nameIn = (title: string): string =>
  uncapital(
    title
      .replace(/\s*\([^)]*\)/g, '')
      .replace(/(?:,|[\s\u00a0\u202f]:)\s.*$/, '')
      .trim(),
  )

/** `boîtes noires et écoutes`; of more measures, or of longer names, the first and how many others. */
function namesIn(titles: readonly string[]): string {
  const [first = '', second, ...rest] = titles.map(nameIn)
  if (second === undefined) return first
  const isPair =
    rest.length === 0 && [first, second].every(one => one.length < SHORT_NAME && !/ et /.test(one))
  if (isPair) return listText([first, second])
  const others = rest.length + 1
  return `${first}, et ${others === 1 ? 'une autre mesure' : `${others} autres mesures`}`
}

/**
 * The headline that fits a choice at its stage: the measures that stand in the text, else those that are out of it, then what the document
 * says of them there. Empty where nobody knows what became of them.
 */
export function usualHeadline(choice: RequestChoice, bill: Bill, today: string): string {
  const subjects = stagedMeasures(choice, bill, today).filter(one => one.state.standing !== 'unknown')
  const present = subjects.filter(one => one.state.presence !== 'out')
  const named = present.length > 0 ? present : subjects
  if (named.length === 0) return ''
  const lead = uncapital(leadOf(named))
  const isAsked = lead === 'ce que fait le texte' && usualRequest(choice, bill, today) !== ''
  const about = capital(namesIn(named.map(one => one.measure.title)))
  return `${about}\u00a0: ${isAsked ? 'ce que nous demandons' : lead}`
}
