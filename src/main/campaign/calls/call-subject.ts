import type { Bill, Chamber, Measure } from '../../../shared/campaign/bills/model.ts'
import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { stateAt } from '../../../shared/campaign/bills/state/measure-state.ts'
import { textName } from '../../../shared/campaign/bills/state/measure-words.ts'
import { phaseAt } from '../../../shared/campaign/bills/state/phase.ts'
import { textNumber, usualRequest } from '../../../shared/campaign/briefs/choice.ts'
import { impasse } from '../../../shared/campaign/powers/impasse.ts'
import type { Ground } from '../../../shared/campaign/powers/powers.ts'
import { misfit } from '../../../shared/campaign/powers/read-request.ts'
import { type LateText, lateText } from '../../../shared/campaign/powers/whereabouts.ts'
import { wholeRequest } from '../../../shared/campaign/powers/whole.ts'
import { inGuillemets } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sources } from '../../library/store.ts'

/** The measure of a call with its state today, and the text that stands where it is no longer the bill. */
export function subjectNow(bill: Bill, measure: Measure | undefined) {
  const { stage, today } = groundNow(bill, 'an')
  const noted = bill.stages.find(one => one.key === stage)
  const phase = phaseAt(bill, stage, today)
  return {
    ...(measure && { subject: { measure, state: stateAt(bill, measure, stage, today) } }),
    ...(phase !== 'debate' &&
      phase !== 'lapsed' && { text: textName(phase, (noted && textNumber(noted)) ?? '') }),
  }
}

/** The table of powers is asked with a bill as it stands today, and members of a chamber. */
function groundNow(bill: Bill, chamber: Chamber): Ground {
  const today = localDay(new Date())
  return { bill, stage: currentStage(bill, today)?.key ?? '', today, reader: { chamber } }
}

/**
 * The one thing asked of members of a chamber: that of the caller, else the first power the table gives them. Refused where the table has
 * none for it, and where the text has probably gone on since its last noted step. `late`: why where it is has to be asked first.
 */
export function requestFor(
  bill: Bill,
  measure: Measure | undefined,
  typed: string,
  chamber: Chamber,
  late: LateText | undefined = lateText(bill, localDay(new Date())),
): string {
  const ground = groundNow(bill, chamber)
  // a stage that does not say what it is gives no request of its own, and leaves one that asks no act of the procedure
  if (late && late.reason !== 'unplaced') throw new AppError('refused', late.question)
  const { subject } = subjectNow(bill, measure)
  if (typed) {
    const reason = misfit(typed, ground, subject ? [subject] : [])
    if (reason) throw new AppError('refused', reason)
    return typed
  }
  const usual = measure
    ? usualRequest(
        { measures: [measure.id], stage: ground.stage, audience: { chamber, group: '', member: '' } },
        bill,
        ground.today,
      )
    : wholeRequest(ground)
  if (usual) return usual
  throw new AppError(
    'refused',
    (subject && impasse(ground, subject)) ??
      'À cette étape, rien ne peut être demandé à ces élus sur ce texte. Notez où il en est, ou choisissez l’autre assemblée.',
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
