import { match } from '../match-at.ts'
import type { Parts } from './dockets.ts'

const name =
  /[,\s]\s?["«]?\s?(\p{Lu}[^;\n"»]{1,140}?)\s?["»]?\s?,?\s?\(?(?=(?:aff(?:\.|aires?)\s|req(?:\.|uêtes?)\s)?(?:jointes\s)?(?:[CT][-‑]\d|n\s?[°o]s?\s?C?\d))/uy
const union =
  /[,\s(]\s?\(?["«]?\s?((?:de\s)?\p{Lu}[^;\n"»]{1,140}?)\s?["»]?\s?,?\s?\(?(?=(?:aff(?:\.|aires?)\s)?(?:jointes\s)?[CT][-‑]\d)/uy
/** Before 1989 the cases of the Court of Justice bear no letter. */
const anyCase =
  /[,\s(]\s?\(?["«]?\s?((?:de\s)?\p{Lu}[^;\n"»]{1,140}?)\s?["»]?\s?,?\s?\(?(?=(?:aff(?:\.|aires?)\s)?(?:jointes\s)?(?:[CT][-‑]\d|(?<!\d)\d{1,3}\/\d{2}(?!\d)))/uy
/** « l’arrêt Glukhin c. Russie du 4 juillet 2023 » */
const nameDated =
  /\s[«"]?\s?(\p{Lu}(?:[^;,.\n(]|(?<=\p{Lu})\.){1,80}?(?:\sc\.\s\p{Lu}[\p{L}-]+)?)\s?[»"]?,?(?=\sdu\s(?:1er|\d{1,2})\s\p{L}{3,9}\s\d{4})/uy
/** « CEDH, Klass c. Allemagne, 6 septembre 1978 »: the name before the date, or after it */
const againstState =
  /,\s(\p{Lu}[^,;()\n]{0,80}?\sc(?:\.|\/|ontre)\s\p{Lu}[\p{L}'’-]*(?:\s(?:(?:et|de|du)\s)?\p{Lu}[\p{L}'’-]*|\stchèque|\sslovaque)*(?:\s\(n[°o]\s?\d+\))?)(?=[,;:.)\n]|\s\(|$)/uy
/** « CJUE, Ryneš, 11 décembre 2014, C-212/13 » */
const nameBeforeDay = /,\s(\p{Lu}[^;,()\n\d]{1,80})(?=,\s(?:1er|\d{1,2})\s\p{L}{3,9}\.?\s\d{4})/uy
const calledBefore = /,\s(\p{Lu}[^;\n]{0,140}?)(?=,\s(?:aff\.\s\S+,\s)?précitée?)/uy
const nameAlone = /,\s(\p{Lu}(?:[^,;.()\n]|(?<=(?:[^\p{L}](?:\p{Lu}|MM|c)))\.){1,60})(?=[,;.)\n]|$)/uy

const ownDate = /\d\s\p{L}{3,9}\.?\s\d{4}/u
const ownYear = /\d{4}/

/** The name of the case, between the date and the number, or at the end in a note. */
export function readParties(text: string, at: number, parts: Parts): number {
  if (
    parts.name ||
    parts.dockets ||
    !(parts.date || parts.bench?.court === 'CJUE' || parts.bench?.court === 'CEDH' || parts.noun)
  )
    return at
  const short = parts.bench?.short && parts.bench.court !== 'CAA' && parts.bench.court !== 'TA'
  const note =
    parts.bench && !parts.noun && (!parts.hasNoun || parts.bench.short || parts.bench.court === 'CEDH')
  const nameBeforeDate = parts.noun && !parts.date && !parts.bench ? match(nameDated, text, at) : null
  if (nameBeforeDate) {
    parts.name = nameBeforeDate[1]!
    return at + nameBeforeDate[0].length
  }
  const strasbourg = parts.bench?.court === 'CEDH' && !parts.noun ? match(againstState, text, at) : null
  const nameCapture =
    !parts.date && !parts.noun && (parts.bench?.court === 'CEDH' || parts.bench?.court === 'CJUE')
      ? (match(nameBeforeDay, text, at) ?? match(calledBefore, text, at))
      : null
  if (nameCapture) {
    parts.name = nameCapture[1]!
    return at + nameCapture[0].length
  }
  if (strasbourg) {
    parts.name = strasbourg[1]!
    return at + strasbourg[0].length
  }
  const capture =
    match(parts.bench?.court === 'CJUE' ? anyCase : union, text, at) ??
    (note && parts.date ? match(name, text, at) : null)
  // what holds a date of its own is another citation
  if (capture && !(parts.date ? ownDate : ownYear).test(capture[1]!)) {
    parts.name = capture[1]!.trim()
    return at + capture[0].length
  }
  const loneName = short && parts.date && parts.bench?.court !== 'Cass.' ? match(nameAlone, text, at) : null
  if (!loneName) return at
  parts.name = loneName[1]!.trim()
  return at + loneName[0].length
}

const unionNameAfter =
  /,\s((?!EU:|ECLI)\p{Lu}(?:[^,;:()\n]|\([^()\n]*\)){0,140}?)(?=[,;)]|\.?$|(?<!(?:^|[^\p{L}])\p{L})\.\s|(?<=\se\.a\.)\s\p{Lu})/uy
const stateNameAfter =
  /,\s(\p{Lu}[^,;()\n]{0,100}?\sc(?:\.|\/)\s\p{Lu}[\p{L}'’-]*(?:\s(?:et\s)?\p{Lu}[\p{L}'’-]*)*)/uy

/** The name of a case of a European court, where publishers put it: after the number. */
export function nameAfterNumber(
  text: string,
  end: number,
  court: string,
): { name: string; end: number } | undefined {
  const pattern = court === 'CEDH' ? stateNameAfter : court === 'CJUE' ? unionNameAfter : undefined
  const capture = pattern && match(pattern, text, end)
  // a pinpoint or a report is no name
  return capture && !/^(?:Rec|Lebon|concl|obs|note|AJDA|JO)/.test(capture[1]!)
    ? { name: capture[1]!, end: end + capture[0].length }
    : undefined
}
