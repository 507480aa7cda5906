import type { Decision } from '../../../library/model.ts'
import type { Remark } from '../cite-check.ts'
import type { Cite, CitedLine } from '../lines.ts'
import { citesIn, clauseOn, ownWords, type Sentence, wordsOn } from '../sentences.ts'
import { compareAttacked } from './attacked.ts'
import { unheldWords } from './attributed.ts'
import { wordsBeyond } from './beyond.ts'
import { compareCircumstances } from './circumstances.ts'
import { checkOutcome } from './deeds.ts'
import type { Comparison } from './differences.ts'
import { toldOrder } from './order.ts'

interface Told {
  readonly compared: readonly Comparison[]
  readonly remarks: readonly Remark[]
}

/** Holds all that the sentence around a citation says of its decision against it; what cannot be held so is told uncompared. */
export function compareTold(line: CitedLine, sentence: Sentence, cite: Cite, decision: Decision): Told {
  const outcome = checkOutcome(wordsOn(line, sentence, cite), decision)
  const isAlone = citesIn(line, sentence).length === 1
  const own = ownWords(line, sentence)
  const unheld = isAlone ? unheldWords(own, decision) : []
  const order = toldOrder(line, sentence)
  const beyond = wordsBeyond(clauseOn(line, sentence, cite), decision, {
    isOutcomeSame: outcome?.stands === 'same',
    told: [...unheld.map(({ written }) => written), ...(order?.kind === 'right' ? order.words : [])],
  })
  const uncompared = [
    ...(beyond ? [beyond] : []),
    ...(order?.kind === 'unread'
      ? [{ written: order.written, why: 'l’ordre des décisions n’est pas comparé' }]
      : []),
    ...unheld,
  ]
  return {
    compared: [
      ...(outcome ? [{ what: 'outcome' as const, why: '', ...outcome }] : []),
      ...(outcome ? compareAttacked(line, sentence, cite, decision) : []),
      ...(isAlone ? compareCircumstances(own, decision) : []),
      ...uncompared.map(one => ({ what: 'claim' as const, stands: 'uncompared' as const, ...one })),
    ],
    remarks: order?.kind === 'wrong' ? [{ kind: 'claim', text: order.text }] : [],
  }
}
