import type { Decision } from '../../../shared/library/model.ts'
import { plainSigns, withoutCapitals } from './european-text.ts'
import { beginsBy, firstParty, isAgainst, languageOf, writtenDayIn } from './languages.ts'
import { callingName, casesIn, celexIn, luxembourgDecision } from './luxembourg.ts'

/** A heading of another court, or one of a court that is not of the Union. */
const OTHER_COURT =
  /^ARR[ÊE]T (?:DE LA COUR (?:D[’']|DE (?!JUSTICE)|ADMIN)|DU TRIBUNAL (?:D|ADMIN|JUDIC|CORREC))/i
const CONCLUSIONS = /^(?:CONCLUSIONS DE L[’']AVOCAT GÉNÉRAL|OPINION OF (?:MR |MS )?ADVOCATE GENERAL)/i
const PUBLISHER = /eur-lex\.europa\.eu|curia\.europa\.eu|publications\.europa\.eu|CELEX/i
/** The title of the site tells the day: « Arrêt de la Cour (grande chambre) du 6 octobre 2020. » */
const SITE_TITLE = /\s\d{1,2}(?:er|\.)?\s.*\b\d{4}\b|#/
/** Longest line that is a heading. */
const HEADING_SIGNS = 200
/** Lines in which a judgment says what it is. */
const HEAD_LINES = 150

/** Whether the lines of a page are those of a judgment of the Court of Justice or of the General Court. */
export function isLuxembourgPage(lines: readonly string[], address: string): boolean {
  const plain = lines.map(plainSigns)
  const language = languageOf(plain)
  const celex = celexIn(address)
  if (plain.slice(0, HEAD_LINES).some(line => CONCLUSIONS.test(line))) return celex !== undefined
  const at = headingAt(plain, language)
  const head = plain.slice(Math.max(0, at), Math.max(0, at) + HEAD_LINES)
  const isCase = head.some(line => callsCases(line, language))
  if (at < 0) return celex !== undefined && isCase
  return isCase || celex !== undefined || PUBLISHER.test(address)
}

const callsCases = (line: string, language: string): boolean =>
  beginsBy('cases', line, language) && casesIn(line).numbers.length > 0

const isHeading = (line: string, language: string): boolean =>
  line.length <= HEADING_SIGNS &&
  !OTHER_COURT.test(line) &&
  (['judgment', 'order', 'opinion'] as const).some(phrase => beginsBy(phrase, line, language))

/** A judgment saved from EUR-Lex or Curia; what surrounds it in the page is left. `address`: where the page was saved from, and its names. */
export function readLuxembourgPage(lines: readonly string[], address: string): Decision {
  const plain = lines.map(plainSigns)
  const language = languageOf(plain)
  const from = Math.max(0, headingAt(plain, language))
  const body = plain.slice(from)
  const head = body.slice(0, HEAD_LINES)
  const cases = head.find(line => callsCases(line, language))
  const [heading = ''] = head
  const dayIn = (some: readonly string[]) => some.map(line => writtenDayIn(line, language)).find(Boolean)
  return luxembourgDecision({
    celex: celexIn(address),
    language,
    heading: !heading.includes('(') && head[1]?.startsWith('(') ? `${heading} ${head[1]}` : heading,
    // a page without its heading tells the day it was delivered on, at its end
    date: dayIn(
      (isHeading(heading, language) ? head.slice(0, 8) : body.slice(-LAST_LINES)).filter(
        line => line.length <= HEADING_SIGNS && !/^\d{1,3}[.)]/.test(line),
      ),
    ),
    ecli: /ECLI:EU:[CTF]:\d{4}:\d+/.exec(plain.slice(0, from + 8).join(' '))?.[0] ?? '',
    cases: cases ? casesIn(cases) : { numbers: [] },
    name: titleName(plain.slice(0, from)) ?? partiesName(head, language),
    abstract: head.find(line => /^[«"“(]?\s?\S/.test(line) && / [-–—] .* [-–—] /.test(line)),
    lines: body,
  })
}

/** Lines at the end of a judgment in which its day is told, with who signed it. */
const LAST_LINES = 12

/** The line where the judgment begins: its heading, not the title that the site gives above it, which tells the day; -1 where there is none. */
function headingAt(lines: readonly string[], language: string): number {
  const first = lines.findIndex(line => isHeading(line, language))
  const own = lines.findIndex(
    (line, at) => at >= first && isHeading(line, language) && !SITE_TITLE.test(line),
  )
  return own >= 0 && own < first + SITE_LINES ? own : first
}

/** Lines of a page of EUR-Lex between its title and its text: what it cites, the languages it is in. */
const SITE_LINES = 2000

/** The name in the title that the site gives: « Arrêt de la Cour (…) du ….#Parti e.a. contre Autre.#… », or on a line of its own. */
function titleName(before: readonly string[]): string | undefined {
  const at = before.findIndex(line => SITE_TITLE.test(line) && line.split('#')[1]?.trim())
  const parties =
    at >= 0 ? before[at]?.split('#')[1] : before.find((_, place) => SITE_TITLE.test(before[place - 1] ?? ''))
  if (!parties) return undefined
  const name = firstParty(parties)
  return name === parties ? undefined : callingName([withoutCapitals(name)])
}

/** The parties before « contre », without what they are and who stands for them. */
function partiesName(head: readonly string[], language: string): string | undefined {
  const cases = head.findIndex(line => callsCases(line, language))
  const to = head.findIndex((line, at) => at > cases && isAgainst(line))
  if (cases < 0 || to < 0) return undefined
  const from = head.findLastIndex((line, at) => at < to && at >= cases && isRequest(line))
  return callingName(
    head
      .slice(Math.max(from, cases) + 1, to)
      .filter(line => !/^(?:\p{Ll}|\(|[CTF]-\d)/u.test(line))
      .map(line => withoutCapitals(line.replace(/,\s*\p{Ll}.*$/u, ''))),
  )
}

/** Whether a line tells what the case is about, between its number and its parties: « ayant pour objet…, dans la procédure ». */
const isRequest = (line: string): boolean =>
  /^\p{Ll}/u.test(line) ? /\b\d{4}\b|procédures?\b/.test(line) : /^\p{Lu}{4,}\s.*\b\d{4}\b/u.test(line)
