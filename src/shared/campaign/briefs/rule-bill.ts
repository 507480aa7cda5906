import { oncePerSubject } from '../../drafts/checks/subject.ts'
import { Bill } from '../bills/model.ts'
import type { StagedMeasure } from '../bills/state/measure-words.ts'
import { choiceOf, stagedMeasures } from './choice.ts'

/** The bill a draft follows: the record gathered with it, read once for all the rules. */
export const billOf = oncePerSubject(({ material }) =>
  material.bill === undefined ? undefined : Bill.safeParse(material.bill).data,
)

/** The measures of a text, each with its state at the stage it is written for. */
export const stagedOf = oncePerSubject((subject): readonly StagedMeasure[] => {
  const choice = choiceOf(subject.material.dossier.facts)
  const bill = billOf(subject)
  return choice && bill ? stagedMeasures(choice, bill, subject.today) : []
})
