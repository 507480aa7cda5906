import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import type { Returned } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { Call, type Member, NoCall } from '../../shared/model/member.ts'
import { calls } from '../db/calls.ts'
import { members } from '../db/members.ts'
import type { Database } from '../db/open.ts'
import { guarded } from '../db/refusals.ts'

const LogFile = z.object({
  pretoireCalls: z.literal(1),
  calls: z.array(z.unknown()),
  noCalls: z.array(NoCall).default([]),
})

/** The log as one file, to be put together with that of other volunteers. */
export const logFile = (all: readonly Call[], noCalls: readonly NoCall[]): string =>
  `${JSON.stringify({ pretoireCalls: 1, calls: all, noCalls }, null, 1)}\n`

const answered = {
  membre: 'le membre',
  assistant: 'un assistant',
  messagerie: 'messagerie',
  personne: 'pas de réponse',
} as const

/** The log as a table for a spreadsheet: UTF-8 with its mark, `;` between cells; no volunteer is named in it. */
export function logTable(all: readonly Call[], find: (id: string) => Member | undefined): string {
  const head = [
    'Date',
    'Membre',
    'Groupe',
    'Département',
    'Réponse',
    'Position',
    'Propos',
    'Suite',
    'Pour le',
    'Conservé jusqu’au',
  ]
  const rows = all.map(call => {
    const member = find(call.member)
    return [
      call.at.slice(0, 16).replace('T', ' '),
      member ? `${member.first} ${member.last}` : call.member,
      member?.group?.sigle ?? '',
      member?.department?.name ?? '',
      answered[call.answered],
      call.position ?? '',
      call.said,
      call.followUp ?? '',
      call.followUpOn ?? '',
      call.keepUntil,
    ]
  })
  return `\ufeff${[head, ...rows].map(row => row.map(cell).join(';')).join('\r\n')}\r\n`
}

/** Quoted where it must be. A cell that a spreadsheet would take for a formula is given as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Puts the log of another volunteer with this one. The same file twice changes nothing; what was erased here does not come back. */
export function mergeLog(db: Database, path: string): Returned<'calls.merge'> {
  if (statSync(path).size > 20 * 2 ** 20)
    throw new AppError('refused', 'Ce fichier dépasse 20 Mo : ce n’est pas un journal d’appels.')
  const read = LogFile.safeParse(parsed(readFileSync(path, 'utf8')))
  if (!read.success)
    throw new AppError(
      'invalid',
      'Ce fichier n’est pas un journal d’appels de Prétoire : rien n’a été changé.',
    )
  const log = calls(db)
  const counts = { read: read.data.calls.length, added: 0, updated: 0, unchanged: 0, refused: 0 }
  const today = new Date().toISOString().slice(0, 10)
  const write = db.transaction(() => {
    for (const one of read.data.calls) {
      const call = Call.safeParse(one)
      // past its date, it is not taken in again
      if (!call.success || call.data.keepUntil < today || log.isErased(call.data.id)) counts.refused += 1
      else counts[merged(call.data)] += 1
    }
    for (const { member, since } of read.data.noCalls) members(db).setNoCall(member, since)
  })
  guarded(() => write.immediate())
  return counts

  /** Of two states of one call, the one whose promise was kept is the later. */
  function merged(call: Call): 'added' | 'updated' | 'unchanged' {
    const known = log.find(call.id)
    if (known && (known.followedOn || !call.followedOn)) return 'unchanged'
    return log.save(call)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
