import { dayText } from '../../../french/dates.ts'
import { capital } from '../../../french/wording.ts'
import { isTrueOn } from '../../../library/model.ts'
import { type Html, html, siteName } from '../html.ts'
import { lineOf, paragraphsOf } from '../markup-html.ts'
import type { PublishedArgument } from '../publication.ts'
import { pageOf, rootOf } from '../shell.ts'
import { ARGUMENTS_PATH, type Site, type SiteFile } from '../site.ts'

/** The list of arguments. */
export function argumentsPage(site: Site): SiteFile {
  const { ground, names } = site
  const all = ground.arguments
  return pageOf(site, {
    path: ARGUMENTS_PATH,
    section: ARGUMENTS_PATH,
    title: 'Arguments',
    summary: `Les arguments sur ${ground.bill.title}, avec leurs sources.`,
    body: html`${
      all.length === 0
        ? html`<p>Aucun argument n’est encore lié à ce texte ou à l’une de ses mesures.</p>`
        : html`<p class="lead">Chaque argument a sa page : ce qu’il affirme, ce qu’on lui oppose et ce que nous répondons, d’où viennent ses faits.</p>
<ul class="lines">
${all.map(
  one => html`<li><h2><a href="${names[one.id]}">${one.title}</a></h2>
<p>${lineOf(one.thesis, ground.publication)}</p></li>`,
)}
</ul>`
    }`,
  })
}

/** The page of an argument: its thesis, its development, objections answered, dated facts, sources. */
export function argumentPage(site: Site, argument: PublishedArgument): SiteFile {
  const { ground, names } = site
  const { publication } = ground
  const path = names[argument.id] ?? ''
  const root = rootOf(path)
  const gap = (slot: string) => site.onGap(argument.title, slot)
  const written = (text: string | undefined) => paragraphsOf(text ?? '', publication, {}, gap)
  const development = written(argument.development || argument.variants.briefing || argument.shortForm)
  const pairs = argument.pairs.flatMap(pair => {
    const [objection, reply] = [lineOf(pair.objection, publication), written(pair.reply)]
    return objection && reply.length > 0 ? [{ objection, reply }] : []
  })
  const measures = ground.subjects.filter(one => one.arguments.some(each => each.id === argument.id))
  return pageOf(site, {
    path,
    section: ARGUMENTS_PATH,
    title: argument.title,
    summary: plain(lineOf(argument.thesis, publication)),
    body: html`<div class="lead">${written(argument.thesis)}</div>
${argument.certainty === 'to-verify' ? html`<p class="small">Cet argument est à vérifier.</p>` : undefined}
${development}
${
  pairs.length > 0
    ? html`<h2>Ce qu’on nous oppose</h2>
<dl>
${pairs.map(
  one => html`<dt>${one.objection}</dt>
<dd>${one.reply}</dd>`,
)}
</dl>`
    : undefined
}
${factList(site, [argument])}
${sourceList(site, argument)}
${
  measures.length > 0
    ? html`<h2>${measures.length > 1 ? 'Les mesures en cause' : 'La mesure en cause'}</h2>
<ul>
${measures.map(({ measure }) => html`<li><a href="${root}${names[measure.id]}">${measure.title}</a></li>`)}
</ul>`
    : undefined
}`,
  })
}

const plain = (line: Html | undefined): string =>
  (line?.markup ?? '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** The dated facts of arguments, each with its source; one without a source says so. */
export function factList(
  { ground }: Site,
  all: readonly PublishedArgument[],
  title = 'Faits',
): Html | undefined {
  const { publication } = ground
  const facts = all
    .flatMap(one => one.facts)
    .filter(fact => isTrueOn(fact, publication.day))
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
    .flatMap(fact => {
      const words = lineOf(fact.text, publication)
      if (!words) return []
      const cited = fact.source ? publication.source(fact.source) : undefined
      const label = cited?.label ?? fact.sourceText
      const source = cited?.address
        ? html`<a href="${cited.address}">${label}</a>`
        : label
          ? html`${label}`
          : html`source à vérifier`
      const day = fact.date ? html`<span class="when">${capital(dayText(fact.date))}</span> : ` : undefined
      return [html`<li><p>${day}${words} <small>(${source})</small></p></li>`]
    })
  return facts.length === 0
    ? undefined
    : html`<h2>${title}</h2>
<ul class="lines">
${facts}
</ul>`
}

function sourceList({ ground }: Site, argument: PublishedArgument): Html | undefined {
  const cited = argument.authorities.flatMap(one => ground.publication.source(one.source, one.pin) ?? [])
  if (cited.length === 0) return undefined
  return html`<h2>Sources</h2>
<ul>
${cited.map(one => html`<li>${one.label}${one.address ? html` (<a href="${one.address}">${siteName(one.address)}</a>)` : undefined}</li>`)}
</ul>`
}
