import { FRENCH } from '../../../shared/library/languages.ts'
import type { Decision } from '../../../shared/library/model.ts'
import { Refusal } from '../refusal.ts'
import { writtenDay } from './european-text.ts'
import { applications, caseTitle, strasbourgDecision } from './strasbourg.ts'

const APPLICATION = /^\(?(?:Requêtes?|Applications?) n(?:o|os|°|°s|os\.|o\.|umber)\.?\s*\d{1,5}\/\d{2}/i
const TITLE = /^(?:AFFAIRE|CASE OF)\s+\S.*\s(?:c\.|v\.)\s/
const KIND =
  /^(?:PREMIÈRE |SECONDE )?(?:ARRÊT|DÉCISION|JUDGMENT|DECISION|AVIS CONSULTATIF|ADVISORY OPINION)(?:\s*\(.*\))?$/
/** A line that a judgment in French has at its head. */
const FRENCH_HEAD = /^(?:AFFAIRE|ARRÊT|DÉCISION|AVIS CONSULTATIF)\b|^\(?Requêtes? n/
/** Where a judgment was given: a pleading addressed to the Court has none. */
const SEAT = /^STRASBOURG\b|siégeant (?:le|en)|sitting (?:on|as)/
const COURT = /COUR EUROPÉENNE DES DROITS DE L[’']HOMME|EUROPEAN COURT OF HUMAN RIGHTS/i
/** Lines in which a judgment says what it is. */
const HEAD_LINES = 120

/** Whether the lines of a page are those of a judgment or a decision of Strasbourg, at whatever address it was saved. */
export function isStrasbourgPage(lines: readonly string[]): boolean {
  const head = lines.slice(0, HEAD_LINES)
  const hasApplication = head.some(line => APPLICATION.test(line))
  return (
    hasApplication &&
    head.some(line => KIND.test(line)) &&
    head.some(line => SEAT.test(line)) &&
    (head.some(line => TITLE.test(line)) || head.some(line => COURT.test(line)))
  )
}

/** A judgment or a decision saved from HUDOC, without the page around it. `address`: where the page was saved from. */
export function readStrasbourgPage(lines: readonly string[], address: string): Decision {
  const from = Math.max(0, startOf(lines))
  const body = lines.slice(from)
  const head = body.slice(0, HEAD_LINES)
  const application = head.find(line => APPLICATION.test(line)) ?? ''
  const { numbers, andOthers } = applications(
    head.slice(head.indexOf(application), head.indexOf(application) + 3).join(' '),
  )
  if (!numbers.length) throw new Refusal('la décision n’a pas de numéro de requête')
  const date = dateIn(head) ?? dateIn(body)
  if (!date) throw new Refusal('la décision n’a pas de date lisible')
  const isDecision = head.some(line => /^(?:PREMIÈRE |SECONDE )?(?:DÉCISION|DECISION)\b/.test(line))
  const isGrandChamber = head.some(line => /^(?:GRANDE CHAMBRE|GRAND CHAMBER)\b/.test(line))
  return strasbourgDecision({
    itemId: /(?:%22|(?<!\d))(00\d-\d{3,9})(?!\d)/.exec(address)?.[1] ?? '',
    ...titleIn(head, application),
    numbers,
    andOthers,
    date,
    formation: isGrandChamber ? 'gde ch.' : isDecision ? 'déc.' : undefined,
    lines: body,
    language: head.some(line => FRENCH_HEAD.test(line)) ? FRENCH : 'en',
  })
}

/** The first line of the judgment itself: its section, its kind or its title. */
function startOf(lines: readonly string[]): number {
  let at = lines.findIndex(line => TITLE.test(line) || COURT.test(line) || APPLICATION.test(line))
  while (at > 0 && (SECTION.test(lines[at - 1] ?? '') || KIND.test(lines[at - 1] ?? ''))) at -= 1
  return at
}
const SECTION = /^(?:GRANDE CHAMBRE|GRAND CHAMBER|\p{Lu}+ SECTION)$/u

/** The title: on its line, or the parties around the number of the application, as decisions write it. */
function titleIn(head: readonly string[], application: string): Pick<Decision, 'name' | 'state'> {
  // in small letters where the judgment says its own name
  const own = head
    .map(line => /^(?:En l[’']affaire|In the case of) (.+ (?:c\.|v\.) [^,]+),$/.exec(line)?.[1])
    .find(Boolean)
  const title = own ?? head.find(line => TITLE.test(line))
  if (title) return caseTitle(title)
  const after = head.slice(head.indexOf(application) + 1)
  const end = after.findIndex(line => /^(?:La Cour|The European|The Court)\b/.test(line))
  const parties = after
    .slice(0, end < 0 ? 6 : end)
    .join(' ')
    .replace(/\s+contre\s+(?:la |le |l[’'])?/i, ' c. ')
    .replace(/\s+against\s+(?:the )?/i, ' v. ')
  const [, one] = /^(.{2,120}? (?:c\.|v\.) \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?)/u.exec(parties) ?? []
  return one ? caseTitle(one) : {}
}

/** The day of the judgment: of the sitting, else under « STRASBOURG », never the day on which it became final. */
function dateIn(lines: readonly string[]): string | undefined {
  const sitting = lines.find(line => /siégeant le|sitting on/.test(line))
  if (sitting) return writtenDay(sitting.replace(/^.*?(?:siégeant le|sitting on)/s, ''))
  const place = lines.findIndex(line => /^STRASBOURG\b/.test(line))
  const under = place < 0 ? undefined : writtenDay(lines.slice(place, place + 3).join(' '))
  return (
    under ??
    lines
      .map(line => (/(?:Prononcé|Fait en|Rendu|Done in|Delivered)/.test(line) ? writtenDay(line) : undefined))
      .find(Boolean)
  )
}
