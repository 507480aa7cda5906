import type { Bill, Measure } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { phaseAt, stateAt } from '../../../shared/campaign/bills/state/measure-state.ts'
import { textName } from '../../../shared/campaign/bills/state/measure-words.ts'
import { textNumber, usualRequest } from '../../../shared/campaign/briefs/choice.ts'
import { contradiction, wholeRequest } from '../../../shared/campaign/briefs/contradiction.ts'
import { inGuillemets } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sources } from '../../library/store.ts'

/** The measure of a call with its state today, and the text that stands where it is no longer the bill. */
export function subjectNow(bill: Bill, measure: Measure | undefined) {
  const stage = currentStage(bill)
  const key = stage?.key ?? ''
  const phase = phaseAt(bill, key)
  return {
    ...(measure && { subject: { measure, state: stateAt(bill, measure, key) } }),
    ...(phase !== 'debate' && { text: textName(phase, (stage && textNumber(stage)) ?? '') }),
  }
}

/**
 * The one thing asked for: that of the caller, else the one that fits the state of the measure. Refused where it contradicts that state,
 * or where nobody knows the state and nothing was written.
 */
export function requestFor(bill: Bill, measure: Measure | undefined, typed: string): string {
  const stage = currentStage(bill)
  const key = stage?.key ?? ''
  const phase = phaseAt(bill, key)
  const { subject } = subjectNow(bill, measure)
  if (typed) {
    const reason = contradiction(typed, subject ? [subject] : [], phase)
    if (reason) throw new AppError('refused', reason)
    return typed
  }
  if (!measure) return wholeRequest(phase)
  const usual = usualRequest({ measures: [measure.id], stage: key }, bill)
  if (usual) return usual
  throw new AppError(
    'refused',
    `Ce que la mesure ${inGuillemets(measure.title)} est devenue n’est pas connu à l’étape ${inGuillemets(stage?.label ?? 'actuelle')} : rien ne peut être demandé d’elle sans l’avoir lu. Notez-le dans le tableau du texte (Campagne, Textes), ou écrivez vous-même la demande.`,
  )
}

/** Who linked an argument to a bill, as words after « lié »: the user where an edit of theirs changed its links, else whoever it came from. */
export function linkMaker(db: Database, bill: Bill): (argument: string) => string {
  const store = sources(db)
  return id => {
    const now = store.get(id)
    const isOwn = store
      .history(id)
      .some(
        (edit, n, all) =>
          edit.by === 'user' && linksTo(edit.before, bill) !== linksTo(all[n - 1]?.before ?? now, bill),
      )
    if (isOwn) return 'par vous'
    const publisher = now.provenance[0]?.publisher
    return publisher ? `par l’auteur de l’argument (${inGuillemets(publisher)})` : 'dans votre bibliothèque'
  }
}

/** The links of a source to a bill, as text to compare. */
const linksTo = (source: Source, bill: Bill): string =>
  source.kind === 'argument'
    ? source.measures
        .filter(one => one.bill === bill.id)
        .map(one => one.measure)
        .sort()
        .join(' ')
    : ''
