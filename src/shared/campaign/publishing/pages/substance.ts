import { dayText, periodText } from '../../../french/dates.ts'
import { capital } from '../../../french/wording.ts'
import { statementsOf } from '../../bills/state/statements.ts'
import type { Subject } from '../ground.ts'
import { type Html, html, siteName, webAddress } from '../html.ts'
import type { Site } from '../site.ts'

/** Where something was read: a link to an address of the web, or words. */
export function sourceLink(source: string): Html {
  const address = webAddress(source)
  return address ? html`source : <a href="${address}">${siteName(address)}</a>` : html`source : ${source}`
}

/** Says what a measure does, whom it reaches, why it is dangerous. A text written for the present is not said of an earlier stage. */
export function substanceOf({ ground }: Site, subject: Subject): Html {
  const { measure } = subject
  const { does, reaches, danger } = statementsOf(subject)
  const isPresent = ground.until === undefined
  const read = [
    measure.source && sourceLink(measure.source),
    measure.asOf && html`lu le ${dayText(measure.asOf)}`,
  ]
  const explanation = isPresent ? measure.explanation.split(/\n[ \t]*\n/).filter(one => one.trim()) : []
  return html`${
    does.text
      ? html`<h2>${does.heading}</h2>
<p>${does.text}</p>
${isPresent && measure.source ? html`<p class="small">${read[0] || undefined}${read[1] ? html`, ${read[1]}` : undefined}</p>` : undefined}`
      : undefined
  }${
    isPresent && reaches.text
      ? html`<h2>${reaches.heading}</h2>
<p>${reaches.text}</p>`
      : undefined
  }${
    danger.text || explanation.length > 0
      ? html`<h2>${danger.heading}</h2>
${danger.text ? html`<p>${danger.text}</p>` : undefined}
${explanation.map(one => html`<p>${one.trim()}</p>`)}`
      : undefined
  }`
}

/** The dated facts about a measure that its stage knows, oldest first, each with its source and what it does not prove. */
export function measureFacts({ ground }: Site, { measure }: Subject): Html | undefined {
  const facts = measure.facts
    .filter(
      one => !ground.until || (one.date !== undefined && one.date < ground.until.slice(0, one.date.length)),
    )
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  if (facts.length === 0) return undefined
  return html`<h2>Faits</h2>
<ul class="lines">
${facts.map(
  one => html`<li><p>${one.date ? html`<span class="when">${capital(periodText(one.date))}</span> : ` : undefined}${one.text}</p>
${one.caution ? html`<p>${one.caution}</p>` : undefined}
<p class="small">${one.source ? sourceLink(one.source) : 'source à trouver'}${one.certainty === 'to-verify' ? ', à vérifier' : ''}</p></li>`,
)}
</ul>`
}
