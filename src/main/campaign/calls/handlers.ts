import { randomUUID } from 'node:crypto'
import { keepUntil } from '../../../shared/campaign/calls/retention.ts'
import { sheetOf } from '../../../shared/campaign/calls/sheet.ts'
import { sittingDay } from '../../../shared/campaign/calls/sitting.ts'
import { summaryOf } from '../../../shared/campaign/calls/summary.ts'
import { Call } from '../../../shared/campaign/members/model.ts'
import type { Handlers, Parsed } from '../../../shared/contract/contract.ts'
import { markedWorking } from '../../../shared/drafts/checks/working-mark.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Context } from '../../kernel/context.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import { resolveFile } from '../../kernel/files/uploads.ts'
import { bills } from '../bills/store.ts'
import { seatedMembers } from '../members/seated-members.ts'
import { members } from '../members/store.ts'
import { type CallDesk, callDesk } from './call-desk.ts'
import { logFile, logTable, mergeLog } from './log-file.ts'
import { calls } from './store.ts'

const today = () => localDay(new Date())

/** Calls to members: prepared, made, logged, pooled, erased. */
export function callHandlers({ library, host }: Context) {
  const { db, folder } = library
  const log = calls(db)
  const desk = callDesk(db)

  return {
    'calls.day': ({ day }) => sittingDay(day ?? today()),
    'calls.open': request => desk.open(request),
    'calls.script': request => desk.script(request),
    'calls.list': filter => log.list(filter),
    'calls.save': input => {
      const current = input.id ? log.find(input.id) : undefined
      if (input.bill !== current?.bill) bills(db).get(input.bill)
      const call = Call.parse({
        ...input,
        id: input.id || randomUUID(),
        editedAt: current && new Date().toISOString(),
        keepUntil: input.keepUntil ?? keepUntil(localDay(new Date(input.at))),
      })
      members(db).get(call.member)
      log.save(call)
      return call
    },
    'calls.summary': ({ bill }) => {
      const logged = log.list({ bill })
      if (logged.length === 0) bills(db).get(bill)
      return summaryOf(logged, [...seatedMembers(db, 'an'), ...seatedMembers(db, 'senat')], today())
    },
    'calls.erase': ({ id, bill, all }) => {
      if (id) {
        const count = log.erase(id)
        if (!count) throw new AppError('not-found', 'Cet appel n’est plus dans le journal.', { id })
        return { erased: count }
      }
      if (!bill && !all)
        throw new AppError('invalid', 'Dites ce qu’il faut effacer : un appel, ceux d’un texte, ou tous.')
      const count = log.eraseAll(bill)
      if (bill && !count) bills(db).get(bill)
      return { erased: count }
    },
    'calls.export': async ({ bill, format }) => {
      const loggedCalls = log.list({ bill })
      if (loggedCalls.length === 0)
        throw new AppError('not-found', 'Aucun appel n’est noté : il n’y a rien à exporter.')
      const allBills = bills(db).list()
      const bytes =
        format === 'csv'
          ? logTable(loggedCalls, id => members(db).find(id), allBills)
          : logFile(loggedCalls, members(db).noCalls(), allBills)
      return keepExport(folder, nameOf(`Appels ${today()}`, format), Buffer.from(bytes))
    },
    'calls.merge': async ({ file }) => {
      const { path } = await resolveFile(folder, file, host.tokens)
      return mergeLog(db, path)
    },
    'calls.sheet': async request => {
      const { bytes, title } = await callSheet(desk, request)
      return keepExport(folder, nameOf(`Feuille d’appels ${title}`, 'docx'), bytes)
    },
  } satisfies Partial<Handlers>
}

/** The members of a list as a Word file, one block each, for those who call with paper and a telephone. */
async function callSheet(
  desk: CallDesk,
  { limit, ...request }: Parsed<'calls.sheet'>,
): Promise<{ bytes: Uint8Array; title: string }> {
  const at = new Date()
  const session = desk.open(request)
  const bill = desk.billOf(request.bill)
  const people = session.targets
    .filter(one => !one.noCall)
    .slice(0, limit)
    .map(target => ({ reasons: target.reasons, ...desk.script({ ...request, member: target.id }) }))
  const sheet = sheetOf({
    bill: bill.title,
    list: session.title,
    day: localDay(at),
    request: session.request,
    sentences: [...session.ages.map(age => age.sentence), session.day.sentence],
    keepUntil: session.keepUntil,
    people,
  })
  const { writeDocx } = await import('../../word/write/write-docx.ts')
  const { bytes } = await writeDocx(markedWorking(sheet), { final: false, author: '', at })
  return { bytes, title: bill.title }
}
