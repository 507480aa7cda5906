import { z } from 'zod'
import { Bill } from '../../../shared/campaign/bills/model.ts'
import { Call, type Member, NoCall } from '../../../shared/campaign/members/model.ts'
import type { Returned } from '../../../shared/contract/contract.ts'
import { fold } from '../../../shared/french/fold.ts'
import { csvTable } from '../../../shared/kernel/csv.ts'
import { localDay, localMinute } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { parseJson } from '../../../shared/kernel/json.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { readStored, storedSize } from '../../kernel/files/stored.ts'
import { bills } from '../bills/store.ts'
import { members } from '../members/store.ts'
import { calls } from './store.ts'

/** A bill as a file of calls names it: two libraries that follow one bill may know it by two ids. */
const NamedBill = Bill.pick({ id: true, title: true, dossier: true })
type NamedBill = z.infer<typeof NamedBill>

const LogFile = z.object({
  pretoireCalls: z.literal(1),
  calls: z.array(z.unknown()),
  noCalls: z.array(NoCall).default([]),
  bills: z.array(NamedBill).default([]),
})

/** The log as one file, to be put together with that of other volunteers. */
export function logFile(
  all: readonly Call[],
  noCalls: readonly NoCall[],
  allBills: readonly NamedBill[],
): string {
  const citedBills = allBills.filter(bill => all.some(one => one.bill === bill.id))
  const about = citedBills.map(one => NamedBill.parse(one))
  return `${JSON.stringify({ pretoireCalls: 1, calls: all, noCalls, bills: about }, null, 1)}\n`
}

const ANSWER_LABELS = {
  membre: 'le membre',
  assistant: 'un assistant',
  messagerie: 'messagerie',
  personne: 'pas de réponse',
} as const

/** The log as a table for a spreadsheet; no volunteer is named in it. */
export function logTable(
  all: readonly Call[],
  find: (id: string) => Member | undefined,
  allBills: readonly Bill[],
): string {
  const head = [
    'Date',
    'Texte',
    'Mesure',
    'Membre',
    'Groupe',
    'Département',
    'Réponse',
    'Position',
    'Propos',
    'Suite',
    'Pour le',
    'Faite le',
    'Conservé jusqu’au',
  ]
  const rows = all.map(call => {
    const member = find(call.member)
    const bill = allBills.find(one => one.id === call.bill)
    return [
      localMinute(new Date(call.at)).replace('T', ' '),
      bill?.title ?? call.bill,
      bill?.measures.find(one => one.id === call.measure)?.title ?? '',
      member ? `${member.first} ${member.last}` : call.member,
      member?.group?.sigle ?? '',
      member?.department?.name ?? '',
      ANSWER_LABELS[call.answered],
      call.position ?? '',
      call.said,
      call.followUp ?? '',
      call.followUpOn ?? '',
      call.followedOn ?? '',
      call.keepUntil,
    ]
  })
  return csvTable([head, ...rows])
}

/**
 * Puts the log of another volunteer with this one. The same file twice changes nothing; what was erased here does not come back;
 * of a call corrected on both sides the later state is kept.
 */
export function mergeLog(db: Database, path: string): Returned<'calls.merge'> {
  if (storedSize(path) > 20 * 2 ** 20)
    throw new AppError('refused', 'Ce fichier dépasse 20 Mo : ce n’est pas un journal d’appels.')
  const parsing = LogFile.safeParse(parseJson(readStored(path).toString('utf8')))
  if (!parsing.success)
    throw new AppError(
      'invalid',
      'Ce fichier n’est pas un journal d’appels de Prétoire : rien n’a été changé.',
    )
  const log = calls(db)
  const store = members(db)
  const hereFor = billsHere(bills(db).list(), parsing.data.bills)
  const entries = parsing.data.calls
  const counts = {
    read: entries.length,
    added: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    erased: 0,
    astray: 0,
  }
  const today = localDay(new Date())
  const write = db.transaction(() => {
    for (const one of entries) {
      const call = Call.safeParse(one)
      // past its date, it is not taken in again
      if (!call.success || call.data.keepUntil < today) counts.refused += 1
      else if (log.isErased(call.data.id)) counts.erased += 1
      else counts[merge(call.data)] += 1
    }
    for (const { member, since } of parsing.data.noCalls) store.setNoCall(member, since)
  })
  guarded(() => write.immediate())
  return counts

  function merge(call: Call): 'added' | 'updated' | 'unchanged' {
    const current = log.find(call.id)
    if (!current) {
      const bill = hereFor(call.bill)
      if (!bill || !store.find(call.member)) counts.astray += 1
      return log.save({ ...call, bill: bill ?? call.bill })
    }
    const [newest, other] = isNewer(call, current) ? [call, current] : [current, call]
    // what was promised and done stays done, since the first day it was
    const followedOn = [newest.followedOn, other.followedOn].filter(Boolean).sort()[0]
    return log.save(Call.parse({ ...newest, bill: current.bill, ...(followedOn && { followedOn }) }))
  }
}

const writtenAt = ({ at, editedAt }: Call): string => editedAt ?? at

/** Of two states of one call the one written last; of one instant, by what they say: files may come in any order. */
function isNewer(call: Call, other: Call): boolean {
  // the day it was followed and the bill are settled apart
  const rank = (one: Call) => {
    const { followedOn: _, bill: __, ...words } = one
    return `${writtenAt(one)} ${JSON.stringify(Object.entries(words).sort())}`
  }
  return rank(call) > rank(other)
}

/** The bill of this library that a file speaks of: of the same id, else the only one of the same legislative file or title. */
function billsHere(
  allBills: readonly NamedBill[],
  fileBills: readonly NamedBill[],
): (id: string) => string | undefined {
  return id => {
    if (allBills.some(one => one.id === id)) return id
    const nameInFile = fileBills.find(one => one.id === id)
    const same = allBills.filter(
      one =>
        nameInFile &&
        ((nameInFile.dossier && one.dossier === nameInFile.dossier) ||
          fold(one.title) === fold(nameInFile.title)),
    )
    return same.length === 1 ? same[0]?.id : undefined
  }
}
