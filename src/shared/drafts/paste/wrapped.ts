/** ends of lines where a sentence or a member of one may end */
const STOP = /[.!?:;»”…)][\s\u00a0]*$/u
const LINE_GOES_ON = /^(?:\p{Ll}|\d|[«(“])/u

/** How long the lines of a text are when it was cut at a margin; 0 when it was not. */
export function marginOf(lines: readonly string[]): number {
  const lengths = lines.map(line => line.length).filter(length => length > 0)
  if (lengths.length < 4) return 0
  const long = [...lengths].sort((a, b) => b - a)
  // not the longest: one line may be of another face
  const margin = long[Math.min(2, Math.floor(long.length / 10))] ?? 0
  if (margin < 38 || margin > 190) return 0
  let full = 0
  let cut = 0
  for (let at = 0; at + 1 < lines.length; at++) {
    const line = lines[at] ?? ''
    const next = lines[at + 1] ?? ''
    if (line === '' || next === '') continue
    if (line.length < margin * 0.72) continue
    full += 1
    if (!STOP.test(line) && LINE_GOES_ON.test(next)) cut += 1
  }
  return full >= 2 && cut >= Math.max(2, full * 0.45) ? margin : 0
}

// words whose hyphen is theirs, whichever side of the line it stands on
const KEPT_AFTER =
  /^(?:ci|là|il|ils|elle|elles|on|ce|je|tu|nous|vous|t|moi|toi|lui|eux|leur|en|y|le|la|les|même|mêmes|dire|être|delà|dessus|dessous|après|avant|dit|dite|dits|dites)(?![\p{L}])/u
const KEPT_BEFORE =
  /(?:^|[\s\u00a0’'«(-])(?:vice|ex|non|peut|c’est-à|c'est-à|est|demi|mi|semi|quasi|au|par|ci|là|sous|sus|avant|arrière|procès|grand|saint|sainte|celui|celle|ceux|celles|lui|elle|eux|quelques|dix|vingt|trente|quarante|cinquante|soixante|quatre|rendez|mot|nord|sud|est)-$/iu

/** Two lines of a text cut at a margin, as one; a word cut in two is whole again, its own hyphen kept. */
export function rejoin(line: string, next: string): string {
  const before = line.replace(/\s+$/, '')
  if (/\p{L}[\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(next)) return before.slice(0, -1) + next
  if (!/\p{L}-$/u.test(before) || !/^\p{L}/u.test(next)) return `${before} ${next}`
  const own = KEPT_AFTER.test(next) || KEPT_BEFORE.test(before) || !/^\p{Ll}/u.test(next)
  return own ? before + next : before.slice(0, -1) + next
}

const OPENS =
  /^(?:\d{1,3}[.)°]\s|[-–—•▪◦·]\s|\(?[a-z]\)\s|[IVX]{1,5}\s?[.)–-]\s|Considérant|Article\s(?:\d|[LRDA]\.|premier|1er)|(?:LE|LA|LES)\s\p{Lu}{3}|D\s?[EÉ]\s?C\s?I\s?D\s?E|Vu\s)/u

/** Whether a new paragraph begins after this line of a text cut at a margin. */
export const endsThere = (line: string, next: string, margin: number): boolean => {
  if (OPENS.test(next)) return true
  if (line.length > margin * 0.82) return false
  if (STOP.test(line)) return true
  // a short line that goes on in the next one would be a cut nobody made: a title
  return !/^\p{Ll}/u.test(next)
}
