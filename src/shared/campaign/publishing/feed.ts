import { dayText } from '../../french/dates.ts'
import { typeset } from '../../french/typography.ts'
import { capital } from '../../french/wording.ts'
import { escapeXml } from '../../kernel/escape.ts'
import { stateAt } from '../bills/state/measure-state.ts'
import { fateText } from '../bills/state/measure-words.ts'
import { webAddress } from './html.ts'
import type { Manifest } from './model.ts'
import { FEED_PATH, HOME_PATH, type Site, STAGES_PATH } from './site.ts'

/** An entry of the feed before it is dated. */
export interface FeedEntry {
  /** what it is about: the same from one publication to the next */
  readonly key: string
  readonly title: string
  readonly path: string
  readonly summary: string
  /** the day of the stage it tells of */
  readonly day: string | undefined
}

/** The entries of a publication: its dated stages up to today, then its arguments. */
export function feedEntries({ ground, names }: Site): FeedEntry[] {
  const { bill, publication } = ground
  const stages = bill.stages
    .filter(one => one.date && one.date <= publication.day)
    .map((stage): FeedEntry => {
      const lines = bill.measures.flatMap(measure => {
        const state = stateAt(publication.bill, measure, stage.key)
        return state.fate?.at.key === stage.key ? [`${measure.title} : ${fateText({ measure, state })}.`] : []
      })
      return {
        key: `etape/${stage.key}`,
        title: stage.label,
        path: STAGES_PATH,
        summary: [`${capital(dayText(stage.date ?? ''))}. ${stage.reference}`, ...lines].join('\n').trim(),
        day: stage.date,
      }
    })
    .toReversed()
  const argumentEntries = ground.arguments.map(
    (one): FeedEntry => ({
      key: `argument/${one.id}`,
      title: one.title,
      path: names[one.id] ?? HOME_PATH,
      summary: one.thesis.replace(/\[\[[^\]]*\]\]|\{\{[^}]*\}\}|\*+/g, '').replace(/\s*\(\s*\)/g, ''),
      day: undefined,
    }),
  )
  return [...stages, ...argumentEntries]
}

/** How entries get what does not change from one publication to the next. */
interface FeedIdentity {
  /** `urn:uuid:…` of a name of this publication */
  readonly urnOf: (name: string) => string
  readonly states: Manifest['feed']
}

/** Writes the feed (Atom, RFC 4287): its ids need no address, and a relative link is read from where the feed lies. */
export function feedOf(site: Site, entries: readonly FeedEntry[], { urnOf, states }: FeedIdentity): string {
  const { bill, publication } = site.ground
  const base = webAddress(publication.settings.address)?.replace(/\/*$/, '/')
  const link = (path: string) => escapeXml(base ? `${base}${path}` : path)
  const moment = (day: string) => `${day}T00:00:00Z`
  const updatedOn = (key: string) => states[key]?.updated ?? publication.day
  const last =
    entries
      .map(one => updatedOn(one.key))
      .sort()
      .at(-1) ?? publication.day
  const words = (text: string) => escapeXml(typeset(text))
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>${words(bill.title)}</title>
<id>${urnOf('flux')}</id>
<updated>${moment(last)}</updated>
<author><name>${words(publication.settings.publisher || 'Campagne')}</name></author>
<link rel="self" type="application/atom+xml" href="${link(FEED_PATH)}"/>
<link rel="alternate" type="text/html" href="${link(HOME_PATH)}"/>
${entries
  .map(
    one => `<entry>
<title>${words(one.title)}</title>
<id>${urnOf(one.key)}</id>
<updated>${moment(updatedOn(one.key))}</updated>
${one.day ? `<published>${moment(one.day)}</published>\n` : ''}<link rel="alternate" type="text/html" href="${link(one.path)}"/>
<summary>${words(one.summary)}</summary>
</entry>`,
  )
  .join('\n')}
</feed>
`
}
