import type { Treatment } from '../../model/graph.ts'
import type { Passage } from '../../model/source.ts'

/** Where a citation stands in its passage. */
export interface Place {
  readonly start: number
  readonly end: number
}

const begins =
  /^\s*(?:Article (?:1er|premier|\d+)\s*:|P(?:AR CES MOTIFS|ar ces motifs)|CASSE ET ANNULE|REJETTE|CONFIRME|INFIRME|D ?[EÉ] ?C ?I ?D ?E|O ?R ?D ?O ?N ?N ?E)/
const partly =
  /(?<!\p{L})(?:en tant qu|en ce qu|partiellement|mais seulement|sauf en ce qu|uniquement en|dans cette mesure)/iu
const undone =
  /(?<!\p{L})(?:est|sont) (?:partiellement )?(?:annulée?s?|réformée?s?|infirmée?s?|cassée?s?)(?!\p{L})/iu
const undoes = /(?<!\p{L})(?:casse(?: et annule)?|annule|infirme|réforme)(?!\p{L})/iu
const upheld = /(?<!\p{L})(?:est|sont) confirmée?s?(?!\p{L})/iu
const upholds = /(?<!\p{L})confirme(?!\p{L})/iu
const sent = /(?<!\p{L})(?:est|sont) renvoyée?s?(?!\p{L})/iu

/**
 * What a passage does to the decision it cites there, read in its own words: only a ruling does anything, and only to what
 * its sentence names.
 */
export function treatmentOf(passage: Passage, { start, end }: Place): Treatment {
  const ruling = passage.section === 'ruling' || (!passage.section && begins.test(passage.text))
  if (!ruling) return 'cites'
  const before = sentenceBefore(passage.text, start)
  const after = sentenceAfter(passage.text, end)
  const done = undone.exec(after)
  const does = undoes.exec(before)
  // « La décision du préfet et l'arrêt de la cour sont annulés » undoes both; « est annulé en tant qu'il a rejeté l'appel du jugement » only what precedes
  if (
    done &&
    !/(?<!\p{L})(?:par lequel|par laquelle|contre lequel|confirmant)/iu.test(after.slice(0, done.index))
  )
    return partly.test(after) || partly.test(before) ? 'partly-overturns' : 'overturns'
  if (does && !/(?<!\p{L})(?:devant|appel (?:du|de l)|enregistr)/iu.test(before.slice(does.index)))
    return partly.test(before.slice(does.index)) || partly.test(after) ? 'partly-overturns' : 'overturns'
  if (upheld.test(after) || upholds.test(before)) return 'confirms'
  return sent.test(after) ? 'refers' : 'cites'
}

const strength: Readonly<Record<Treatment, number>> = {
  cites: 0,
  refers: 1,
  confirms: 2,
  'partly-overturns': 3,
  overturns: 4,
}

/** The one that says most. */
export const stronger = (a: Treatment, b: Treatment): Treatment => (strength[a] >= strength[b] ? a : b)

const stop = /[.;:](?=\s)|\n/g

function sentenceBefore(text: string, at: number): string {
  const head = text.slice(0, at)
  let last = 0
  // a full stop after an abbreviation or a number (« M. », « n. 3 ») ends nothing; « Article 1er : » does
  for (const hit of head.matchAll(stop))
    if (!/(?<!\p{L})(?:M|MM|art|n|\p{Lu})$/u.test(head.slice(0, hit.index))) last = hit.index + 1
  return head.slice(last)
}

function sentenceAfter(text: string, at: number): string {
  const tail = text.slice(at)
  for (const hit of tail.matchAll(stop))
    if (!/(?<!\p{L})(?:M|MM|art|n|\p{Lu})$/u.test(tail.slice(0, hit.index))) return tail.slice(0, hit.index)
  return tail
}
