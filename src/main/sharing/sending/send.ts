import { createHash, type KeyObject } from 'node:crypto'
import { basename, win32 } from 'node:path'
import type { TargetList } from '../../../shared/campaign/members/model.ts'
import type { Parsed } from '../../../shared/contract/contract.ts'
import { fold } from '../../../shared/french/fold.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { PackContent, ThingVersion } from '../../../shared/sharing/model.ts'
import type { Thing, What } from '../../../shared/sharing/thing-fields.ts'
import { bills } from '../../campaign/bills/store.ts'
import { billTexts } from '../../campaign/bills/text-store.ts'
import { targetLists } from '../../campaign/members/target-lists.ts'
import { localProjects, sharedProject } from '../../campaign/projects/store.ts'
import { openingPhrases } from '../../campaign/sets/opening-phrases.ts'
import { personalSets } from '../../campaign/sets/store.ts'
import { templates } from '../../drafts/templates.ts'
import type { Database } from '../../kernel/database/open.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import { keepExport, nameOf } from '../../kernel/files/exports.ts'
import type { Library } from '../../kernel/library.ts'
import { settings } from '../../settings/store.ts'
import { ownKey, publicKey, signedFile } from '../keys/own-key.ts'
import { packedPictures } from '../packs/pack-pictures.ts'
import { schemas } from '../packs/pack-things.ts'
import { MAX_PACK_BYTES } from '../packs/read-pack.ts'
import { type SentRecord, sentRecords } from '../sent-records.ts'
import { eachSource, gather } from './pack-contents.ts'
import { listOfSet } from './set-lists.ts'
import { wholeCampaign } from './whole-campaign.ts'

/** The setting that keeps the name one signs with. */
export const authorSetting = 'packAuthor'

/** Makes a signed pack of what was asked, as a file to save. The name one signs with is remembered. */
export async function send(library: Library, request: Parsed<'packs.send'>) {
  const { db } = library
  const author = request.author.trim().replace(/\s+/g, ' ')
  const key = ownKey(library)
  const at = new Date().toISOString()
  const { pieces, sent, about } = db.transaction(() => {
    const { ids } = gather(db, request.what)
    const withNotes = new Set(request.notes)
    const whole =
      'campaign' in request.what ? wholeCampaign(db, request.what.campaign, request.what) : undefined
    const texts = united(request.billTexts, whole?.billTexts).map(id => billTexts(db).get(id))
    const lists = [
      ...united(request.targets, whole?.targets).map(id => outgoingList(targetLists(db).get(id))),
      ...request.sets.map(id => listOfSet(db, personalSets(db).get(id))),
    ]
    const projectIds = new Set([
      ...united(request.projects, whole?.projects),
      ...('projects' in request.what ? request.what.projects : []),
    ])
    const about: PackHead = {
      id: packId(key, request.title),
      title: request.title.trim(),
      author,
      version: request.version.trim(),
      licence: request.licence.trim(),
      date: localDay(new Date()),
      madeAt: at,
      // a text or a list says nothing without its bill
      bills: bills(db)
        .list()
        .filter(one =>
          [
            ...united(request.bills, whole && [whole.bill]),
            ...('bill' in request.what ? [bills(db).get(request.what.bill).id] : []),
            ...texts.map(of),
            ...lists.map(of),
          ].includes(one.id),
        ),
      billTexts: texts,
      targets: lists,
      openings: openingPhrases(db)
        .list()
        .filter(one => request.openings.includes(one.id)),
      templates: templates(db).filter(one => united(request.templates, whole?.templates).includes(one.id)),
      ...(whole && {
        campaigns: whole.campaigns,
        amendments: whole.amendments,
        drafts: whole.drafts,
        personalSets: whole.personalSets,
      }),
      projects: localProjects(db)
        .list()
        .filter(one => projectIds.has(one.id))
        .map(sharedProject),
    }
    const sent = sentOf(about)
    const pieces = packPieces(
      { ...about, restsOn: versionsReceived(db, sent, ids) },
      eachSource(db, ids),
      one => {
        const source = outgoing(one, withNotes.has(one.id), request.tags)
        if (source.kind === 'argument') sent.push(recordOf('source', source))
        return source
      },
    )
    return { pieces, sent, about }
  })()
  const bytes = signedPack(
    key,
    author,
    withPictures(pieces, await packedPictures(library, about.drafts ?? [])),
  )
  const file = await keepExport(library.folder, nameOf(request.title, 'pretoire'), bytes)
  guarded(() => db.transaction(() => sentRecords(db).keep(about, sent, at)).immediate())
  settings(db).save({ [authorSetting]: author })
  return file
}

/** Records of the things that several people write in and send back, as their libraries will keep them. */
const sentOf = ({
  bills,
  targets,
  campaigns = [],
  amendments = [],
  drafts = [],
  personalSets = [],
  projects,
}: PackHead) => [
  ...bills.map(one => recordOf('bill', one)),
  ...targets.map(one => recordOf('targets', one)),
  ...campaigns.map(one => recordOf('campaign', one)),
  ...amendments.map(one => recordOf('amendment', one)),
  ...drafts.map(one => recordOf('draft', one)),
  ...personalSets.map(one => recordOf('set', one)),
  ...projects.map(one => recordOf('project', one)),
]

function recordOf(what: What, value: Thing['value']): SentRecord {
  const json = what === 'draft' ? JSON.stringify(value) : outgoingJson(value)
  return { what, id: value.id, data: JSON.stringify(schemas[what].parse(JSON.parse(json))) }
}

/** States in which the things sent had been received from others. */
function versionsReceived(
  db: Database,
  sent: readonly SentRecord[],
  sourceIds: readonly string[],
): ThingVersion[] {
  const store = sentRecords(db)
  return [
    ...sent.flatMap(one => store.versionReceived(one.what, one.id) ?? []),
    ...sourceIds.flatMap(id => store.versionReceived('source', id) ?? []),
  ]
}

type CampaignLists = 'campaigns' | 'amendments' | 'drafts' | 'personalSets'
/** The content of a pack but its sources; the lists of a campaign where one is sent whole. */
type PackHead = Omit<PackContent, 'sources' | 'restsOn' | CampaignLists> &
  Partial<Pick<PackContent, 'restsOn' | CampaignLists>>

/** The content of a pack by pieces, its sources one after the other: they are never all in memory. */
export function packPieces(
  about: PackHead,
  sources: Iterable<Source>,
  outgoing: (source: Source) => Source,
): Buffer[] {
  const sourceChunks: Buffer[] = []
  for (const one of sources) {
    const json = outgoingJson(outgoing(one))
    sourceChunks.push(Buffer.from(sourceChunks.length ? `,${json}` : json))
  }
  // a block says from which state of an argument it was taken, which has the name of what never leaves
  const { drafts = [], ...rest } = about
  const head = `${outgoingJson(rest).slice(0, -1)},"drafts":${JSON.stringify(drafts)},"sources":[`
  return [Buffer.from(head), ...sourceChunks, Buffer.from(']}')]
}

/** The same content, with the pictures of its documents at its end. */
function withPictures(pieces: readonly Buffer[], pictures: readonly Buffer[]): Buffer[] {
  if (pictures.length === 0) return [...pieces]
  const list = pictures.flatMap((one, n) => (n > 0 ? [Buffer.from(','), one] : [one]))
  return [...pieces.slice(0, -1), Buffer.from('],"pictures":['), ...list, Buffer.from(']}')]
}

/** A pack signed; refused where readers would refuse it. */
export function signedPack(key: KeyObject, author: string, pieces: readonly Buffer[]): Buffer {
  const bytes = signedFile(key, author, pieces)
  if (bytes.length > MAX_PACK_BYTES)
    throw new AppError(
      'full',
      'Ce lot dépasserait 64 Mo. Aucun fichier n’a été fait : partagez-le en plusieurs, ou réduisez les images de ses documents.',
    )
  return bytes
}

/** The id of a pack: the next version made under the same title by the same key is the same pack. */
export const packId = (key: KeyObject, title: string): string =>
  createHash('sha256')
    .update(`${publicKey(key)}\n${fold(title)}`)
    .digest('hex')
    .slice(0, 32)

const outgoingJson = (value: object): string =>
  JSON.stringify(value, (name, inner) => (PRIVATE_FIELDS.has(name) ? undefined : inner))

/** How often and when things were saved here is nobody else's business. */
const PRIVATE_FIELDS = new Set(['revision', 'updatedAt'])

/** The things requested, and those of a campaign that is sent whole. */
const united = (requested: readonly string[], whole: readonly string[] = []): string[] => [
  ...new Set([...requested, ...whole]),
]

const of = ({ bill }: { readonly bill: string }) => bill

/** A list as it travels: whom, in which order. Why, and the position it was drawn by, may come from calls; the département of the volunteer is theirs. */
export const outgoingList = (list: TargetList): TargetList => ({
  ...list,
  filters: { ...list.filters, position: undefined, own: '' },
  deal: undefined,
  ranked: list.ranked.map(({ member }) => ({ member, reasons: [], score: 0 })),
})

/** A source as it travels: no private note unless chosen, no initials of who read it, no keyword unless asked, no folder of this computer. */
export function outgoing(source: Source, withNote: boolean, withTags: boolean): Source {
  return {
    ...source,
    notes: withNote ? source.notes : '',
    tags: withTags ? source.tags : [],
    readings: undefined,
    provenance: source.provenance.map(({ file, ...one }) =>
      file === undefined ? one : { ...one, file: basename(win32.basename(file)) },
    ),
  }
}
