import type { Decision } from '../../../shared/library/model.ts'
import { plainSigns, writtenDay } from './european-text.ts'
import { callingName, casesIn, celexIn, luxembourgDecision } from './luxembourg.ts'

const HEADING =
  /^(?:ARR[ÊE]T|ORDONNANCE|AVIS|JUDGMENT|ORDER|OPINION)\s+(?:DE LA COUR(?!\s(?:D[’']|DE\s(?!JUSTICE)|ADMIN))|DU TRIBUNAL(?!\s(?:D|ADMIN|JUDIC|CORREC))|DU (?:VICE-)?PRÉSIDENT (?:DE LA COUR|DU TRIBUNAL)|OF THE (?:GENERAL )?COURT|OF THE (?:VICE-)?PRESIDENT)/i
const SITE_TITLE = /^(?:Arrêt|Ordonnance|Avis|Judgment|Order)\s.*\s(?:du|of) \d{1,2}(?:er)? \p{L}+ \d{4}\b/iu
const CONCLUSIONS = /^(?:CONCLUSIONS DE L[’']AVOCAT GÉNÉRAL|OPINION OF (?:MR |MS )?ADVOCATE GENERAL)/i
const CASES = /^(?:Dans (?:l[’']affaire|les affaires(?: jointes)?)|In (?:Case|Joined Cases))\s/i
const PUBLISHER = /eur-lex\.europa\.eu|curia\.europa\.eu|publications\.europa\.eu|CELEX/i
/** Lines in which a judgment says what it is. */
const HEAD_LINES = 150

/** Whether the lines of a page are those of a judgment of the Court of Justice or of the General Court. */
export function isLuxembourgPage(lines: readonly string[], address: string): boolean {
  const head = lines.slice(0, HEAD_LINES).map(plainSigns)
  const isCase = head.some(line => CASES.test(line) && casesIn(line).numbers.length > 0)
  if (head.some(line => CONCLUSIONS.test(line))) return celexIn(address) !== undefined
  return (
    head.some(line => HEADING.test(line)) &&
    (isCase || celexIn(address) !== undefined || PUBLISHER.test(address))
  )
}

/** A judgment saved from EUR-Lex or Curia; what surrounds it in the page is left. `address`: where the page was saved from, and its names. */
export function readLuxembourgPage(lines: readonly string[], address: string): Decision {
  const plain = lines.map(plainSigns)
  const from = headingAt(plain)
  const body = plain.slice(from)
  const head = body.slice(0, HEAD_LINES)
  const cases = head.find(line => CASES.test(line))
  const [heading = ''] = head
  return luxembourgDecision({
    celex: celexIn(address),
    heading:
      HEADING.test(heading) && !heading.includes('(') && head[1]?.startsWith('(')
        ? `${heading} ${head[1]}`
        : heading,
    date: head.slice(0, 8).map(writtenDay).find(Boolean),
    ecli: /ECLI:EU:[CTF]:\d{4}:\d+/.exec(plain.slice(0, from + HEAD_LINES).join(' '))?.[0] ?? '',
    cases: cases ? casesIn(cases) : { numbers: [] },
    name: titleName(plain.slice(0, from)) ?? partiesName(head),
    abstract: head.find(line => /^[«"“]\s?\S/.test(line) && / [-–] /.test(line)),
    lines: body,
  })
}

/** The line where the judgment begins: its heading, not the title that the site gives above it, which tells the day. */
function headingAt(lines: readonly string[]): number {
  const first = lines.findIndex(line => HEADING.test(line))
  const own = lines.findIndex((line, at) => at >= first && HEADING.test(line) && !SITE_TITLE.test(line))
  return Math.max(0, own >= 0 && own < first + HEAD_LINES ? own : first)
}

/** The name in the title that the site gives: « Arrêt de la Cour (…) du ….#Parti e.a. contre Autre.#… », or on a line of its own. */
function titleName(before: readonly string[]): string | undefined {
  const at = before.findIndex(line => SITE_TITLE.test(line))
  if (at < 0) return undefined
  const [, parties = before[at + 1] ?? ''] = before[at]?.split('#') ?? []
  const [applicants = '', against] = parties.split(/ (?:contre|c\/|v) /)
  return against ? callingName([applicants]) : undefined
}

/** The parties before « contre », without what they are and who stands for them. */
function partiesName(head: readonly string[]): string | undefined {
  const from = head.findIndex(line => /^dans (?:la|les) procédures?\b|^in the proceedings/i.test(line))
  const to = head.findIndex((line, at) => at > from && /^(?:contre|v|against)$/i.test(line))
  if (from < 0 || to < 0) return undefined
  return callingName(
    head
      .slice(from + 1, to)
      .filter(
        line =>
          !/^(?:parties? |représentée?s? |soutenue?s? |en présence|ayant |represented |\(|[CT]-\d)/i.test(
            line,
          ),
      )
      .map(line => line.replace(/,\s*(?:représentée?|établie?|demeurant|represented)\b.*$/i, '')),
  )
}
