import { createHash, randomInt } from 'node:crypto'
import { deal, MAX_SEED } from '../../../shared/campaign/calls/deal.ts'
import { TargetFilters, type TargetList } from '../../../shared/campaign/members/model.ts'
import type { Parsed, Returned } from '../../../shared/contract/contract.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { bills } from '../../campaign/bills/store.ts'
import { calls } from '../../campaign/calls/store.ts'
import { weighTargets } from '../../campaign/members/seated-members.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Library } from '../../kernel/library.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { settings } from '../../settings/store.ts'
import { ownKey } from '../keys/own-key.ts'
import { eachSource, withAuthorities } from './pack-contents.ts'
import { authorSetting, outgoing, packId, packPieces, signedPack } from './send.ts'

/**
 * Deals a list out among volunteers, a signed pack for each: the bill, the arguments linked to it and the members of the share, with the
 * reasons anybody may know. The deal is kept with the list, so that what comes back is told share by share.
 */
export async function shareList(
  library: Library,
  { list: id, volunteers, seed = randomInt(MAX_SEED + 1), author: name }: Parsed<'packs.shares'>,
): Promise<Returned<'packs.shares'>> {
  const { db } = library
  const author = name.replace(/\s+/g, ' ')
  const list = targetLists(db).get(id)
  const members = weighTargets(
    db,
    list.bill,
    list.ranked.map(one => one.member),
  )
  if (members.length < volunteers)
    throw new AppError(
      'refused',
      `Cette liste n’a que ${members.length} ${members.length > 1 ? 'membres' : 'membre'} à appeler : faites ${members.length} parts au plus, ou allongez-la. Aucun fichier n’a été fait.`,
    )
  const parts = deal({ members, callCounts: callCounts(library, list.bill), volunteers, seed })
  const on = localDay(new Date())
  const key = ownKey(library)
  const { ids } = withAuthorities(
    db,
    sourceReader(db)
      .arguments()
      .filter(one => one.measures.some(({ bill }) => bill === list.bill))
      .map(one => one.id),
  )
  const files: Returned<'packs.shares'>['files'] = []
  for (const [n, ranked] of parts.entries()) {
    const title = `${list.title}, part ${n + 1} sur ${volunteers}`
    const share: TargetList = {
      id: shareId(list.id, seed, n, volunteers),
      title: title.slice(0, 200),
      bill: list.bill,
      filters: TargetFilters.parse({ limit: Math.max(1, ranked.length), seed }),
      ranked: ranked.map(one => ({ ...one, score: 0 })),
      openings: {},
      revision: 0,
      updatedAt: '',
    }
    const about = {
      id: packId(key, title),
      title,
      author,
      version: `tirage n° ${seed}`,
      licence: '',
      date: on,
      madeAt: new Date().toISOString(),
      bills: bills(db)
        .list()
        .filter(one => one.id === list.bill),
      billTexts: [],
      targets: [share],
      openings: [],
      projects: [],
      templates: [],
    }
    const pieces = packPieces(about, eachSource(db, ids), one => outgoing(one, false, false))
    files.push(await keepExport(library.folder, nameOf(title, 'pretoire'), signedPack(key, author, pieces)))
  }
  const record = { seed, on, parts: parts.map(part => part.map(one => one.member)) }
  targetLists(db).save({ ...list, deal: record })
  settings(db).save({ [authorSetting]: author })
  return { deal: record, left: list.ranked.length - members.length, files }
}

/** The list of a share bears one id for one draw: made again, it is brought up to date, not doubled. */
const shareId = (list: string, seed: number, part: number, parts: number): string =>
  createHash('sha256').update(`${list}\n${seed}\n${part}\n${parts}`).digest('hex').slice(0, 32)

function callCounts({ db }: Library, bill: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { member } of calls(db).list({ bill })) counts.set(member, (counts.get(member) ?? 0) + 1)
  return counts
}
