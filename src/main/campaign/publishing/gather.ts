import { currentStage } from '../../../shared/campaign/bills/stages.ts'
import { standard } from '../../../shared/campaign/calls/standard.ts'
import type { Member } from '../../../shared/campaign/members/model.ts'
import { webAddress } from '../../../shared/campaign/publishing/html.ts'
import type { PublicationSettings } from '../../../shared/campaign/publishing/model.ts'
import type {
  Official,
  Publication,
  PublishedSource,
} from '../../../shared/campaign/publishing/publication.ts'
import { citeText } from '../../../shared/library/cite/print.ts'
import type { Source } from '../../../shared/library/model.ts'
import type { Database } from '../../kernel/database/open.ts'
import { sourceReader } from '../../library/source-reader.ts'
import { bills } from '../bills/store.ts'
import { billTexts } from '../bills/text-store.ts'
import { whereaboutsOf } from '../bills/whereabouts.ts'
import { members } from '../members/store.ts'
import { targetLists } from '../members/target-lists.ts'

/** Fills a publication from a bill as the library has it. */
export function publicationOfBill(
  db: Database,
  bill: string,
  settings: PublicationSettings,
  day: string,
): Publication {
  const followed = bills(db).get(bill)
  const texts = billTexts(db)
  return {
    bill: followed,
    stage: currentStage(followed, day)?.key ?? '',
    whereabouts: whereaboutsOf(db, followed, day)?.question,
    texts: texts.list(bill).map(one => texts.get(one.id)),
    officials: officialsOf(db, settings),
    settings,
    day,
    stamp: day,
    source: sourceNamer(db),
  }
}

/** Names sources as pages print them; a source that is no longer there, or an argument, has no name. */
function sourceNamer(db: Database): Publication['source'] {
  const reader = sourceReader(db)
  const cache = new Map<string, PublishedSource | undefined>()
  return (id, pin) => {
    const key = `${id}|${pin ?? ''}`
    if (!cache.has(key)) {
      const [source] = reader.existing([id])
      cache.set(key, source && source.kind !== 'argument' ? named(source, pin) : undefined)
    }
    return cache.get(key)
  }
}

const named = (source: Source, pin: string | undefined): PublishedSource => ({
  label: citeText(source, { ...(pin && { pin }) }),
  address: source.kind === 'document' ? webAddress(source.url ?? '') : undefined,
  date: source.kind === 'article' ? source.of.date : source.kind === 'argument' ? undefined : source.date,
})

/** The members of the list chosen, as officials: the number of the chamber, and their parliamentary address where it was ticked. */
function officialsOf(db: Database, { list, emails }: PublicationSettings): Official[] {
  if (!list) return []
  const store = members(db)
  // a list removed since the last publication names nobody any more
  const chosen = targetLists(db)
    .list()
    .find(one => one.id === list)
  return (chosen?.ranked ?? []).flatMap(one => {
    const member = store.find(one.member)
    return member ? [officialOf(member, emails)] : []
  })
}

const PARLIAMENT = /@(?:assemblee-nationale|senat|clb-an)\.fr$/i

function officialOf(member: Member, withEmail: boolean): Official {
  const office = member.phones.find(one => one.kind === 'assemblee')
  return {
    name: [member.civility, member.first, member.last].filter(Boolean).join(' '),
    chamber: member.chamber,
    group: member.group?.label ?? '',
    department: member.department?.name ?? '',
    functions: member.functions,
    phone: office?.number ?? standard[member.chamber],
    email: (withEmail && member.emails.find(one => PARLIAMENT.test(one))) || '',
  }
}
